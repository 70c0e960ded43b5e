package com.econlytics.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.TestDatabase;
import com.econlytics.examples.settings.DatabaseSettings;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as they are run: in a program of their own, with an environment and a database. */
class OperatingCommandsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "default");

    @TempDir
    private Path folder;

    private final DatabaseSettings database = TestDatabase.empty();

    /** What a program said, and how it ended. */
    private record Ended(int code, String written) {}

    @BeforeEach
    void onePayment() {
        Party ann = Party.ofRecord(STRIPE, "cus_ann");
        try (Database open = Database.open(database)) {
            JdbcLedger ledger = JdbcLedger.builder(
                            open.booking(),
                            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("UTC"))),
                            new Matching(Matching.Emails.MATCH_UNIQUE))
                    .clock(Clock.systemUTC())
                    .durability(open.durability())
                    .open();
            ledger.decide(new Decision.AdoptCosts(CostModel.withoutRates(Currency.getInstance("USD"))));
            ledger.book(Batch.builder()
                    .identities(List.of(Identity.of(ann)))
                    .facts(List.of(Posting.settled(
                            FactId.of(STRIPE, "ch_1", "charge"),
                            Instant.parse("2026-03-01T00:00:00Z"),
                            ann,
                            List.of(
                                    new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                                    new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14"))))))
                    .build());
        }
    }

    @Test
    void aCustomerIsExplainedByItsRecords() throws Exception {
        Ended table = run("explain", "1");
        assertThat(table.code()).as(table.written()).isZero();
        assertThat(table.written()).contains("cus_ann", "Customer profit USD 27.86", "29.00", "-1.14");
        Ended csv = run("explain", "1", "--format", "csv");
        assertThat(csv.written().lines().findFirst()).contains("record,rule,account,month,occurred_at,amount,unit");
        assertThat(csv.written().lines()).hasSize(3);
        Ended nobody = run("explain", "7");
        assertThat(nobody)
                .isEqualTo(
                        new Ended(
                                2,
                                "there is no customer 7, or it was merged into another; the customers page shows the numbers\n"));
    }

    @Test
    void monthsAreClosedAndReopenedByName() throws Exception {
        Ended closed = run("close", "2026-03", "--by", "ann", "--reason", "month-end close");
        assertThat(closed.code()).as(closed.written()).isZero();
        assertThat(closed.written()).matches("Done, at ledger version [0-9]+\\.\n");
        assertThat(run("reopen", "2026-03", "--by", "bob", "--reason", "a late bill")
                        .code())
                .isZero();
        Ended again = run("reopen", "2026-03", "--by", "bob", "--reason", "a late bill");
        assertThat(again.code()).as(again.written()).isEqualTo(2);
        assertThat(run("close", "soon", "--by", "ann", "--reason", "x"))
                .isEqualTo(new Ended(2, "'soon' is no month; write one like 2026-05\n"));
    }

    @Test
    void qualityListsScores() throws Exception {
        Ended listed = run("quality", "--format", "json");
        assertThat(listed.code()).as(listed.written()).isZero();
        assertThat(listed.written()).contains("\"customer_no\" : \"1\"", "\"data_quality_score\"");
    }

    @Test
    void theDoctorSaysWhatIsMissingAndWhatToDo() throws Exception {
        Ended found = run("doctor");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.written())
                .contains("STRIPE_API_KEY", "PostgreSQL 17", "clock of the database", "access tokens")
                .doesNotContain("Exception");
    }

    @Test
    void aTokenIsMadeListedAndRevoked() throws Exception {
        Ended made = run("tokens", "create", "--name", "retool", "--role", "viewer");
        assertThat(made.code()).as(made.written()).isZero();
        assertThat(made.written()).startsWith("eco_");
        assertThat(run("tokens").written()).isEqualTo("retool  viewer\n");
        assertThat(run("tokens", "create", "--name", "retool", "--role", "viewer")
                        .code())
                .isEqualTo(2);
        assertThat(run("tokens", "revoke", "--name", "retool").written())
                .isEqualTo("The token of retool is revoked.\n");
        assertThat(run("tokens").written())
                .isEqualTo("There are no tokens; make one with 'tokens create --name you --role analyst'.\n");
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.startsWith("ECONLYTICS") || name.startsWith("STRIPE"));
        program.environment()
                .putAll(Map.of(
                        "ECONLYTICS_JDBC_URL", database.url(),
                        "ECONLYTICS_JDBC_USER", database.user(),
                        "ECONLYTICS_DURABILITY", "any",
                        "ECONLYTICS_ACCESS_TOKENS", folder.resolve("tokens").toString()));
        Path said = folder.resolve("said");
        int code = program.redirectOutput(said.toFile()).start().waitFor();
        return new Ended(code, Files.readString(said, StandardCharsets.UTF_8));
    }
}
