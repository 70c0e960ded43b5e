package com.econlytics.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.BusinessCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is run, with an environment and a database of its own. */
class EraseCommandTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "default");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    private final DatabaseSettings database = TestDatabase.empty();

    @BeforeEach
    void plant() {
        Party eve = Party.ofRecord(STRIPE, "cus_canary");
        Identity identity = new Identity(
                eve,
                Identity.Role.OUTSIDE,
                new TreeSet<>(List.of("crm-canary", "1")),
                new TreeSet<>(List.of("eve@canary.example")),
                NOW);
        Posting charge = new Posting(
                FactId.of(STRIPE, "ch_canary", "charge"),
                Posting.SETTLED,
                NOW,
                eve,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(2900, "USD"))),
                new TreeMap<>(Map.of("category", "charge")));
        try (Database open = Database.open(database)) {
            JdbcLedger.builder(
                            open.booking(),
                            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("UTC"))),
                            new Matching(Matching.Emails.MATCH_UNIQUE))
                    .clock(Clock.systemUTC())
                    .durability(open.durability())
                    .open()
                    .book(Batch.builder()
                            .identities(List.of(identity))
                            .facts(List.of(charge))
                            .build());
        }
    }

    @Test
    @Scenario("D67")
    void whoIsErasedIsNowhereAndIsErasedAgainAtTheStartOnAnOlderCopy() throws Exception {
        DatabaseSettings older = TestDatabase.copyOf(database);
        Path journal = folder.resolve("erasures");
        Ended erased = run(database, journal, "erase", "eve@canary.example");
        assertThat(erased.code()).as(erased.written()).isZero();
        assertThat(erased.written()).contains("customers", "records").doesNotContain("canary", "Warning");
        assertThat(hits(database)).isEmpty();
        String receipt = Files.readString(journal).replaceAll("(?s).*erased (\\S+) .*", "$1");
        Ended listed = run(database, journal, "erasures");
        assertThat(listed.written()).contains(receipt).doesNotContain("canary");

        assertThat(hits(older)).isNotEmpty();
        List<String> start = serving(older, journal);
        assertThat(start.get(0)).isEqualTo("Erased again, because the database is older than the erasure: 1");
        assertThat(start.get(1)).startsWith("Dashboard");
        assertThat(hits(older)).isEmpty();
    }

    @Test
    void anIdentifierOfNobodyOrOfTwoErasesNobody() throws Exception {
        Path journal = folder.resolve("erasures");
        Ended unknown = run(database, journal, "erase", "adam@canary.example");
        assertThat(unknown).isEqualTo(new Ended(2, "nobody is known by that identifier; nothing was erased\n"));
        Ended unclear = run(database, journal, "erase", "1");
        assertThat(unclear.code()).isEqualTo(2);
        assertThat(unclear.written())
                .startsWith("that is a customer's number and somebody's id; write customer: or id:");
        assertThat(journal).doesNotExist();
        assertThat(hits(database)).isNotEmpty();
        Ended numbered = run(database, Path.of(""), "erase", "customer:1");
        assertThat(numbered.code()).isZero();
        assertThat(numbered.written())
                .startsWith("Warning: ECONLYTICS_ERASURE_JOURNAL is not set; who was erased comes");
        assertThat(hits(database)).isEmpty();
    }

    @Test
    void aJournalThatCannotBeReadKeepsTheServiceFromServing() throws Exception {
        Ended refused = run(database, folder.resolve("not-mounted").resolve("erasures"), "serve", "--port", "0");
        assertThat(refused)
                .isEqualTo(
                        new Ended(
                                2,
                                "ECONLYTICS_ERASURE_JOURNAL: the journal of erasures cannot be read; serve nothing before it can\n"));
    }

    private record Ended(int code, String written) {}

    private static Ended run(DatabaseSettings database, Path journal, String... args)
            throws IOException, InterruptedException {
        Process process = start(database, journal, args);
        try {
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), written.replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }

    /** What it says until it serves; then it is stopped. */
    private static List<String> serving(DatabaseSettings database, Path journal) throws IOException {
        Process process = start(database, journal, "serve", "--port", "0");
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("Press Ctrl-C")) {
                lines.add(line);
                line = out.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        return lines;
    }

    private static Process start(DatabaseSettings database, Path journal, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "STRIPE_API_KEY", "rk_test_1",
                        "STRIPE_WEBHOOK_SECRET", "whsec_test",
                        "STRIPE_API_BASE", NOBODY,
                        "ZENDESK_SUBDOMAIN", "acme",
                        "ZENDESK_TOKEN", "token",
                        "ZENDESK_BASE_URL", NOBODY,
                        "ECONLYTICS_JDBC_URL", database.url(),
                        "ECONLYTICS_DURABILITY", "any",
                        "ECONLYTICS_ERASURE_JOURNAL", journal.toString()));
        return builder.start();
    }

    /** Where any canary stands, in any column of any table. */
    private static List<String> hits(DatabaseSettings database) throws SQLException {
        List<String> hits = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url())) {
            for (String scan : rows(connection, """
                    select format('select ''%1$s.%2$s'' from econlytics.%1$I where %3$s ~* ''canary''', table_name,
                        column_name, case when data_type = 'bytea' then format('encode(%I, ''escape'')', column_name)
                            else format('%I::text', column_name) end)
                    from information_schema.columns join information_schema.tables using (table_schema, table_name)
                    where table_schema = 'econlytics' and table_type = 'BASE TABLE'""")) {
                hits.addAll(rows(connection, scan));
            }
        }
        return hits;
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
