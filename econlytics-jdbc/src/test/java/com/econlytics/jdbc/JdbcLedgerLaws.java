package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.LedgerLaws;

class JdbcLedgerLaws implements LedgerLaws {
    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        return Database.copyingFrom(3, booking, matching);
    }
}
