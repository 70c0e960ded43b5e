package com.econlytics.testkit.laws;

import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import java.time.Clock;

class InMemoryErasureLaws implements ErasureLaws {
    @Override
    public ErasableLedger emptyErasable(Booking booking, Matching matching) {
        InMemoryLedger ledger = new InMemoryLedger(booking, matching, Clock.systemUTC());
        return new ErasableLedger(ledger, ledger.inbox(), ledger.erasures());
    }
}
