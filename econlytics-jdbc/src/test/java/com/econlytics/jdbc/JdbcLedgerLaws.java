package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.LedgerLaws;
import java.time.Clock;

class JdbcLedgerLaws implements LedgerLaws {
    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        return Database.open(Database.empty(), booking, matching, Clock.systemUTC());
    }
}
