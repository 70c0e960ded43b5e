package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistory;
import com.econlytics.testkit.laws.LedgerSnapshot;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Random;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A ledger whose user may do what ingest needs, and no more, books like any other. */
class IngestRoleLaws implements LedgerContract {
    private static final DataSource INGEST = ingest();

    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        Database.empty();
        return JdbcLedger.builder(INGEST, booking, matching)
                .durability(Durability.ANY)
                .open();
    }

    @Property(tries = 5)
    void everythingThatIsBookedAndDecidedIsAsInTheReference(
            @ForAll("histories") LedgerHistory history, @ForAll("histories") LedgerHistory late, @ForAll long seed) {
        Ledger stored = emptyUtcLedger();
        Ledger reference = new InMemoryLedger(BOOKING, MATCHING, Clock.systemUTC());
        book(stored, history, late, seed);
        book(reference, history, late, seed);
        assertThat(LedgerSnapshot.of(stored)).isEqualTo(LedgerSnapshot.of(reference));
    }

    private static void book(Ledger ledger, LedgerHistory history, LedgerHistory late, long seed) {
        history.bookScattered(ledger, new Random(seed));
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 3), "user 1", "law"));
        late.bookScattered(ledger, new Random(seed));
        ledger.decide(new Decision.ReopenBooks(YearMonth.of(2016, 3), "user 1", "law"));
        ledger.allocate();
    }

    private static DataSource ingest() {
        DataSource database = Database.empty();
        Roles.STANDARD.grant(database);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(4);
        config.setConnectionInitSql("set role " + Roles.STANDARD.ingest());
        return new HikariDataSource(config);
    }
}
