package com.econlytics.reliability.crash;

import com.econlytics.connector.Intake;
import com.econlytics.connector.TokenStore;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A program that uses the library on one database.
 *
 * @param database through which it does everything
 * @param clock what time it is
 * @param wiring how it puts the parts together
 */
record Host(DataSource database, Clock clock, Wiring wiring) {
    private static final int AT_ONCE = 10;

    /** The same host some time later. */
    Host later(Duration wait) {
        return new Host(database, Clock.offset(clock, wait), wiring);
    }

    Ledger ledger() {
        return wiring.ledger(database, clock);
    }

    Inbox inbox() {
        return wiring.inbox(database);
    }

    Leases leases() {
        return wiring.leases(database);
    }

    TokenStore tokens() {
        return wiring.tokens(database);
    }

    Intake intake() {
        return new Intake(inbox(), wiring.reader(), ledger(), clock, AT_ONCE);
    }
}
