package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.ledger.Booking;
import com.econlytics.testkit.laws.ErasableLedger;
import com.econlytics.testkit.laws.ErasureLaws;
import java.time.Clock;
import javax.sql.DataSource;

class JdbcErasureLaws implements ErasureLaws {
    @Override
    public ErasableLedger emptyErasable(Booking booking, Matching matching) {
        DataSource database = Database.empty();
        return new ErasableLedger(
                Database.open(database, booking, matching, Clock.systemUTC()),
                new JdbcInbox(database),
                new JdbcErasures(database, ErasureJournal.inMemory(), Clock.systemUTC()));
    }
}
