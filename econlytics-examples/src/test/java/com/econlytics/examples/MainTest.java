package com.econlytics.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.settings.Variable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
    void optionsBeforeACommandAreNotSilentlyIgnored() {
        assertThat(line.execute("--port", "9090", "serve")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("options come after the command: serve --port; see --help");
    }
}
