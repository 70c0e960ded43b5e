package com.econlytics.reliability.simulation;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A ticket as the desk shows it now.
 *
 * @param id the desk's
 * @param revision how often it changed
 * @param requester whose it is
 * @param seconds how long somebody worked on it
 * @param deleted whether it is gone
 * @param at when it was opened
 */
record Ticket(String id, long revision, Party requester, long seconds, boolean deleted, Instant at) {
    Activity activity() {
        return new Activity(
                FactId.of(Books.SUPPORT, id, "ticket"),
                revision,
                at,
                requester,
                deleted ? ChartOfAccounts.EXCLUDED_TICKETS : ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, seconds)),
                new TreeMap<>());
    }
}
