package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Matching;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistory;
import com.econlytics.testkit.laws.LedgerSnapshot;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The database and the ledger in memory say the same, whatever is booked, closed and reopened under whatever policy. */
class JdbcReferenceLaws implements LedgerContract {
    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        return Database.copyingFrom(1, booking, matching);
    }

    @Property
    @Label("L4 incremental = batch: set-wise in SQL and one by one in memory give the same figures and versions")
    void l4TheDatabaseIsAsTheReference(
            @ForAll("policies") Matching matching,
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll("months") YearMonth through,
            @ForAll long seed) {
        Ledger stored = emptyLedger(BOOKING, matching);
        Ledger reference = new InMemoryLedger(BOOKING, matching, Clock.systemUTC());
        history.bookScattered(stored, new Random(seed));
        history.bookScattered(reference, new Random(seed));
        long version = reference.version();
        Set<Standing> standings = standings(reference, version);
        Decision close = new Decision.CloseBooks(through, "Ann", "law");
        stored.decide(close);
        reference.decide(close);
        late.bookScattered(stored, new Random(seed));
        late.bookScattered(reference, new Random(seed));
        assertSame(stored, reference);
        assertThat(standings(stored, version)).isEqualTo(standings);
        Decision reopen = new Decision.ReopenBooks(through.minusMonths(1), "Ann", "law");
        stored.decide(reopen);
        reference.decide(reopen);
        assertSame(stored, reference);
        assertThat(stored.allocate()).isEqualTo(reference.allocate());
        assertSame(stored, reference);
    }

    /** Every policy about addresses. */
    @Provide
    Arbitrary<Matching> policies() {
        return Arbitraries.of(Matching.Emails.values()).map(Matching::new);
    }

    /** Months around those in which histories happen. */
    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.of(
                YearMonth.of(2009, 11), YearMonth.of(2016, 3), YearMonth.of(2025, 12), YearMonth.of(2026, 3));
    }

    private static void assertSame(Ledger stored, Ledger reference) {
        assertThat(LedgerSnapshot.of(stored)).isEqualTo(LedgerSnapshot.of(reference));
        assertThat(LedgerSnapshot.ofLines(stored)).isEqualTo(LedgerSnapshot.ofLines(reference));
        assertThat(stored.version()).isEqualTo(reference.version());
        assertThat(stored.closing()).isEqualTo(reference.closing());
        assertThat(stored.decisions()).hasSameSizeAs(reference.decisions());
    }

    private static Set<Standing> standings(Ledger ledger, long version) {
        Set<Standing> standings = new HashSet<>();
        ledger.readStandings(version, standings::add);
        return standings;
    }
}
