package com.econlytics.reliability.simulation;

import com.econlytics.connector.Connector;
import com.econlytics.connector.MessageReader;
import com.econlytics.erasure.Erasures;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;

/**
 * How a host puts the library together. Each method is given a part as it should be and returns what the host uses instead; a
 * wiring that changes nothing is the library itself.
 *
 * <p>A part that remembers something loses it when its host ends: every start of a host asks again.
 */
public interface Wiring {
    /** The library as it is. */
    Wiring SOUND = new Wiring() {};

    /** Where deliveries are stored and taken from. */
    default Inbox inbox(Inbox inbox) {
        return inbox;
    }

    /** Where facts and decisions are booked. */
    default Ledger ledger(Ledger ledger) {
        return ledger;
    }

    /** By which hosts agree on who reads the desk. */
    default Leases leases(Leases leases) {
        return leases;
    }

    /** By which customers are forgotten. */
    default Erasures erasures(Erasures erasures) {
        return erasures;
    }

    /** What understands deliveries. */
    default MessageReader reader(MessageReader reader) {
        return reader;
    }

    /** What reads the desk. */
    default Connector connector(Connector connector) {
        return connector;
    }
}
