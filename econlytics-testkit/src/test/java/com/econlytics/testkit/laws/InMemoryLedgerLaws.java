package com.econlytics.testkit.laws;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.ZoneOffset;

class InMemoryLedgerLaws implements LedgerLaws {
    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        return new InMemoryLedger(booking, matching, Clock.systemUTC());
    }

    static InMemoryLedger empty() {
        return (InMemoryLedger) new InMemoryLedgerLaws()
                .emptyLedger(new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)), MATCHING);
    }
}
