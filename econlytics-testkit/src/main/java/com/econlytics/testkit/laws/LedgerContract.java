package com.econlytics.testkit.laws;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.time.BusinessCalendar;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What the laws of a ledger need: an empty one, and what is booked into it. */
public interface LedgerContract {
    /** The rule by which laws match parties, unless they are about other rules. */
    Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);
    /** The rule by which facts become lines: the standard accounts, months in UTC. */
    Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));

    /**
     * A ledger in which nothing is booked and work has no price. It is used until the next call; that may empty it again.
     */
    Ledger emptyLedger(Booking booking, Matching matching);

    /** An empty ledger with {@link #BOOKING} and {@link #MATCHING}. */
    default Ledger emptyUtcLedger() {
        return emptyLedger(BOOKING, MATCHING);
    }

    /** Whole histories. */
    @Provide
    default Arbitrary<LedgerHistory> histories() {
        return LedgerHistories.histories();
    }

    /** References. */
    @Provide
    default Arbitrary<Party.Reference> references() {
        return LedgerHistories.references();
    }

    /** Plans of allocation. */
    @Provide
    default Arbitrary<AllocationPlan> plans() {
        return LedgerHistories.plans();
    }
}
