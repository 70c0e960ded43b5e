package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.inbox.Retention;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcErasuresTest {
    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Party EVE = Party.ofRecord(PAYMENTS, "cus_canary");
    private static final List<String> CANARIES = List.of(
            "cus_canary",
            "crm-canary",
            "eve@canary.example",
            "ch_canary",
            "in_canary",
            "po_canary",
            "note of Eve",
            "plan of Eve");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final JdbcInbox inbox = new JdbcInbox(database);

    @Test
    @Scenario("D66")
    void noColumnOfAnyTableHoldsAnIdentifierAfterTheErasure() {
        plant();
        List<Balance> before = ledger.balances();
        assertThat(new TreeSet<>(hits()))
                .as("every column that the data map says is emptied holds something before")
                .containsExactlyInAnyOrderElementsOf(DataMap.erased());
        erasures(ErasureJournal.inMemory()).erase(Subject.named("eve@canary.example"));
        assertThat(hits()).isEmpty();
        assertThat(ledger.balances()).isEqualTo(before);
        plant();
        assertThat(hits()).isEmpty();
        assertThat(ledger.balances()).isEqualTo(before);
    }

    @Test
    @Scenario("D65")
    void anEventThatRacesTheErasureEndsErasedWhoeverIsFirst() throws Exception {
        for (boolean known : new boolean[] {true, false}) {
            if (known) {
                book(0);
            }
            List<String> refusals = Database.refusals(List.of(
                    () -> erasures(ErasureJournal.inMemory()).erase(Subject.party(EVE)), () -> book(1), () -> book(2)));
            assertThat(refusals).containsOnly("");
            assertThat(hits()).isEmpty();
        }
    }

    @Test
    @Scenario("D67")
    void aRestoredBackupIsErasedAgainAndSoIsWhatComesAfterIt(@TempDir Path directory) throws Exception {
        ErasureJournal journal = new FileErasureJournal(directory.resolve("erasures"));
        plant();
        List<Balance> balances = ledger.balances();
        Map<String, String> backup = backup();
        erasures(journal).erase(Subject.customer(new CustomerId(1)));
        assertThat(CANARIES).noneMatch(Files.readString(directory.resolve("erasures"))::contains);
        restore(backup);
        assertThat(hits()).isNotEmpty();
        assertThat(erasures(journal).replay()).isEqualTo(1);
        assertThat(hits()).isEmpty();
        assertThat(ledger.balances()).isEqualTo(balances);
        assertThat(erasures(journal).replay()).isZero();
        Jdbi.create(Database.empty());
        Ledger fresh = Database.ledger(database);
        assertThat(erasures(journal).replay()).isEqualTo(1);
        plant();
        assertThat(hits()).isEmpty();
        assertThat(fresh.balances()).hasSameSizeAs(balances);
    }

    @Test
    void anErasureThatACrashCutOffInTheJournalDoesNotCountAndSpoilsNoOther(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("erasures");
        FileErasureJournal journal = new FileErasureJournal(file);
        ErasureJournal.Entry entry =
                new ErasureJournal.Entry("one", NOW, new TreeMap<>(Map.of("aa", "erased-1", "bb", "erased-2")));
        journal.append(entry);
        Files.writeString(file, "word two cc erased-3\nerased two 2026-03-01T00:00", StandardOpenOption.APPEND);
        assertThat(journal.entries()).containsExactly(entry);
        ErasureJournal.Entry next = new ErasureJournal.Entry("three", NOW, new TreeMap<>(Map.of("dd", "erased-4")));
        journal.append(next);
        assertThat(journal.entries()).containsExactly(entry, next);
    }

    @Test
    void anErasureThatWasTriedTwiceIsTheLastTryInTheJournal(@TempDir Path directory) {
        FileErasureJournal journal = new FileErasureJournal(directory.resolve("erasures"));
        ErasureJournal.Entry first =
                new ErasureJournal.Entry("one", NOW, new TreeMap<>(Map.of("aa", "erased-1", "bb", "erased-2")));
        ErasureJournal.Entry last =
                new ErasureJournal.Entry("one", NOW, new TreeMap<>(Map.of("aa", "erased-3", "cc", "erased-4")));
        ErasureJournal.Entry other = new ErasureJournal.Entry("two", NOW, new TreeMap<>(Map.of("dd", "erased-5")));
        for (ErasureJournal each : List.of(journal, ErasureJournal.inMemory())) {
            List.of(first, other, last).forEach(each::append);
            assertThat(each.entries()).containsExactly(last, other);
        }
    }

    @Test
    @Scenario("D67")
    void aTryThatWasNotCommittedErasesNobodyElseAtReplay(@TempDir Path directory) throws Exception {
        FileErasureJournal journal = new FileErasureJournal(directory.resolve("erasures"));
        plant();
        book(1);
        List<Balance> balances = ledger.balances();
        Map<String, String> backup = backup();
        ErasureReceipt done = erasures(new CutOffOnce(journal)).erase(Subject.party(EVE));
        assertThat(journal.entries()).extracting(ErasureJournal.Entry::erasure).containsExactly(done.id());
        journal.append(new ErasureJournal.Entry(
                "lost", NOW, pseudonymsOf(journal.entries().get(0))));
        assertThat(erasures(journal).replay()).isEqualTo(1);
        assertThat(hits()).isEmpty();
        restore(backup);
        assertThat(erasures(journal).replay()).isEqualTo(2);
        plant();
        assertThat(hits()).isEmpty();
        assertThat(ledger.balances()).isEqualTo(balances);
    }

    @Test
    void aJournalWhoseDirectoryIsMissingIsNotTakenForAnEmptyOne(@TempDir Path directory) {
        FileErasureJournal journal =
                new FileErasureJournal(directory.resolve("not-mounted").resolve("erasures"));
        assertThatThrownBy(() -> erasures(journal).replay())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the journal of erasures cannot be read; serve nothing before it can");
    }

    @Test
    void retentionEmptiesWhatIsOldAndSettledAndNothingThatIsDue() {
        inbox.receive(PAYMENTS, "evt_due", RawBody.of("due"), NOW);
        inbox.quarantine(new Rejection(PAYMENTS, "old", RawBody.of("old"), Reason.SCHEMA, "id"), NOW);
        inbox.quarantine(
                new Rejection(PAYMENTS, "new", RawBody.of("new"), Reason.SCHEMA, "id"), NOW.plus(Duration.ofDays(2)));
        Retention retention = Retention.forever().applied(Duration.ZERO).quarantined(Duration.ofDays(1));
        assertThat(inbox.retain(retention, NOW.plus(Duration.ofDays(2)))).isEqualTo(1);
        assertThat(Database.rows(
                        database, "select key from econlytics.message where body is not null order by message_no"))
                .containsExactly("evt_due", "new");
    }

    /** The same words under other pseudonyms, as a try draws them that was never committed. */
    private static TreeMap<String, String> pseudonymsOf(ErasureJournal.Entry entry) {
        TreeMap<String, String> words = new TreeMap<>(entry.pseudonyms());
        words.replaceAll((key, pseudonym) -> Pseudonyms.random(1).get(0));
        return words;
    }

    /** Keeps the first entry, and the transaction that it belongs to is rolled back as by a deadlock. */
    private static final class CutOffOnce implements ErasureJournal {
        private final ErasureJournal journal;
        private boolean cut;

        CutOffOnce(ErasureJournal journal) {
            this.journal = journal;
        }

        @Override
        public void append(Entry entry) {
            journal.append(entry);
            if (!cut) {
                cut = true;
                throw new ConnectionException(new SQLException("deadlock", "40P01"));
            }
        }

        @Override
        public List<Entry> entries() {
            return journal.entries();
        }
    }

    private JdbcErasures erasures(ErasureJournal journal) {
        return new JdbcErasures(database, journal, Clock.systemUTC());
    }

    /** One customer, by every way in which an id or a name comes in. */
    private void plant() {
        Identity identity = new Identity(
                EVE,
                Identity.Role.OUTSIDE,
                new TreeSet<>(Set.of("crm-canary")),
                new TreeSet<>(Set.of("eve@canary.example")),
                NOW);
        Party payment = Party.reference(PAYMENTS, "ch_canary");
        ledger.book(Batch.builder()
                .identities(List.of(identity, Identity.of(payment, List.of("cus_canary"))))
                .attributes(List.of(new DatedAttribute(EVE, "plan", "plan of Eve", NOW, 1)))
                .facts(List.of(charge(payment, "ch_canary")))
                .rejections(List.of(rejection("{\"email\":\"eve\\u0040canary.example\"}"), rejection("cus_canary {")))
                .build());
        inbox.quarantine(rejection("{\"id\":\"ch_canary\"}"), NOW);
    }

    private void book(int number) {
        Party payment = Party.reference(PAYMENTS, "ch_canary" + number);
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(EVE), Identity.of(payment, List.of("cus_canary"))))
                .facts(List.of(charge(payment, "ch_canary" + number)))
                .build());
    }

    private static Rejection rejection(String body) {
        return new Rejection(PAYMENTS, "customer/cus_canary", RawBody.of(body), Reason.SCHEMA, "cus_canary");
    }

    private static Fact charge(Party party, String id) {
        return new Posting(
                new FactId(PAYMENTS, id, "charge", "po_canary"),
                Posting.SETTLED,
                NOW,
                party,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(2900, "USD"))),
                new TreeMap<>(Map.of("category", "charge", "invoice", "in_canary", "memo", "note of Eve")));
    }

    /** Where any canary stands, in any column of any table. */
    private List<String> hits() {
        return ColumnScan.hits(database, "canary|of Eve");
    }

    private Map<String, String> backup() {
        Map<String, String> tables = new TreeMap<>();
        for (String table : Database.rows(database, """
                select tablename::text from pg_tables where schemaname = 'econlytics'
                  and tablename <> 'econlytics_schema_history'""")) {
            tables.put(
                    table,
                    Database.rows(database, "select coalesce(json_agg(t), '[]')::text from econlytics." + table + " t")
                            .get(0));
        }
        return tables;
    }

    private void restore(Map<String, String> tables) {
        Jdbi.create(database).useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            tables.forEach((table, rows) -> {
                handle.execute("delete from econlytics." + table);
                String columns = Database.rows(
                                database,
                                "select string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                                        + " where table_schema = 'econlytics' and is_generated = 'NEVER'"
                                        + " and table_name = '" + table + "'")
                        .get(0);
                handle.createUpdate("insert into econlytics." + table + " (" + columns + ") overriding system value"
                                + " select " + columns + " from json_populate_recordset(null::econlytics." + table
                                + ", cast(:rows as json))")
                        .bind("rows", rows)
                        .execute();
            });
        });
    }
}
