package com.econlytics.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.settings.Variable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpNamesEveryCommandAndVariable() {
        assertThat(line.execute("--help")).isZero();
        assertThat(out.toString())
                .contains("demo", "backfill", "serve", "--once", "--customers", "--seed", "--port")
                .contains("whsec_econlytics_demo", "/webhooks/stripe")
                .contains(Arrays.stream(Variable.values()).map(Variable::name).toList());
    }

    @Test
    void helpFitsATerminal() {
        line.execute("--help");
        assertThat(out.toString().lines()).allMatch(text -> text.length() <= 140);
    }

    @Test
    void everyVariableOfTheHelpStandsApartFromWhatItSays() {
        line.execute("--help");
        assertThat(Arrays.stream(Variable.values()))
                .allSatisfy(variable -> assertThat(out.toString().lines())
                        .anyMatch(text -> text.matches("[* ] " + variable + " +[^ ].*")
                                && text.charAt(39) == ' '
                                && text.charAt(40) != ' '));
    }

    @Test
    void anOptionThatDoesNotExistIsAUsageError() {
        assertThat(line.execute("demo", "--twice")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Unknown option: '--twice'; see --help");
    }

    @Test
    void aSizeOutOfRangeIsAUsageError() {
        assertThat(line.execute("demo", "--customers", "0")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("--customers must be from 1 to 1000000, not 0; see --help");
    }

    @Test
    void aStatementThatCannotBeReadIsToldInOneLine(@TempDir Path folder) throws IOException {
        Path statement = Files.writeString(
                folder.resolve("pnl.csv"), "period,account,amount,currency\n2026-06,4000,twelve,EUR\n");
        assertThat(line.execute("mapping", "--statement", statement.toString())).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("pnl.csv, line 2, column amount: expected an amount in EUR like -1234.56, found a text of 6"
                        + " characters; nothing of the file was taken, correct it and read it again");
    }

    @Test
    void reconcileIsToldItsFilesAndMonthsInWords() {
        assertThat(line.execute("reconcile", "--statement", "pnl.csv", "--mapping", "m.csv", "--covers", "May"))
                .isEqualTo(2);
        assertThat(line.execute("reconcile", "--statement", "pnl.csv")).isEqualTo(2);
        assertThat(line.execute("reconcile", "--statement", "pnl.csv", "--mapping", "m.csv", "--journal", "j.csv"))
                .isEqualTo(2);
        assertThat(line.execute("reconcile", "--statement", "no.csv", "--mapping", "m.csv", "--basis", "Earned"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Invalid value for option '--covers': write months like 2026-05 or 2026-05..2026-07, not May; see"
                                + " --help",
                        "Missing required option: '--mapping=<file>'; see --help",
                        "--journal and --clearing-account belong together; state both or none; see --help",
                        "no.csv is no file that can be read; name one that is there and may be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconcile", "mapping"})
    void helpOfTheBooksTeachesWithoutTheRest(String command) {
        assertThat(line.execute(command, "--help")).isZero();
        assertThat(out.toString())
                .contains("--statement", "--format", "quickbooks-json", "Example")
                .doesNotContain("ZENDESK_TOKEN");
        assertThat(out.toString().lines()).allMatch(text -> text.length() <= 140);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12:9f86d0"})
    void aHeadThatIsNoneIsAUsageErrorAndNeverTheStart(String head) {
        assertThat(line.execute("audit", "verify", "--head=" + head)).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Invalid value for option '--head': a seal is written as 12:9f86d0..., a position and 64"
                        + " hexadecimal digits; see --help");
    }

    @Test
    void rolesPrintsWhatAnAdministratorRuns() {
        assertThat(line.execute("roles", "--ingest", "booker")).isZero();
        assertThat(out.toString())
                .contains("grant usage on schema econlytics, econlytics_report to booker;")
                .doesNotContain("econlytics_ingest");
    }

    @Test
    void optionsBeforeACommandAreNotSilentlyIgnored() {
        assertThat(line.execute("--port", "9090", "serve")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("options come after the command: serve --port; see --help");
    }
}
