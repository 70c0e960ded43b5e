package com.econlytics.reliability.crash;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.TokenStore;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.JdbcLeases;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcTokenStore;
import com.econlytics.jdbc.Schema;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * How a host puts the library together: as it is meant, unless a method is replaced. Whoever wants to know whether a proof would
 * notice a mistake makes the mistake here, and nowhere in the library.
 *
 * <p>Implementations have a constructor without arguments, because a child program makes one by its name.
 */
public interface Wiring {
    /** As it is meant. */
    final class AsMeant implements Wiring {
        /** Replaces nothing. */
        public AsMeant() {}
    }

    /** What every other part connects through. */
    default DataSource connections(DataSource database) {
        return database;
    }

    /** Changes tables before the work begins; as they are meant, they stay. */
    default void alter(DataSource database) {}

    /** Brings the tables up to date. */
    default void migrate(DataSource database) {
        Schema.migrate(connections(database));
    }

    /** Where messages are. */
    default Inbox inbox(DataSource database) {
        return new JdbcInbox(connections(database));
    }

    /** Where facts and lines are. */
    default Ledger ledger(DataSource database, Clock clock) {
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
        return JdbcLedger.open(connections(database), booking, new Matching(Matching.Emails.MATCH_UNIQUE), clock);
    }

    /** Who runs which job. */
    default Leases leases(DataSource database) {
        return new JdbcLeases(connections(database));
    }

    /** Where tokens are. */
    default TokenStore tokens(DataSource database) {
        return new JdbcTokenStore(connections(database));
    }

    /** How messages are understood. */
    default MessageReader reader() {
        return new PlainMessages();
    }
}
