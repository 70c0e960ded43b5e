package com.econlytics.reliability.simulation;

import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What vendors, and others, sent and were told, kept on their side. */
final class Deliveries {
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> attempted = new HashSet<>();
    private final Set<RawBody> oddBodies = new HashSet<>();

    /** An event was sent; whether it was stored is not known yet. */
    void attempted(Event event) {
        attempted.add(event.id());
    }

    /** The vendor was told that it is stored. */
    void acknowledged(Event event) {
        acknowledged.add(event.id());
    }

    /** Somebody sent what is no event of the vendor's, or other bytes than the vendor's, and knew the secret. */
    void odd(RawBody body) {
        oddBodies.add(body);
    }

    /** What was acknowledged is there, nothing is there twice, and nothing is there that nobody sent. */
    void compare(List<Inbox.Entry> entries, World world) {
        Map<String, Disposition.Status> events = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (Inbox.Entry entry : entries) {
            if (attempted.contains(entry.key())) {
                Disposition.Status twice =
                        events.put(entry.key(), entry.disposition().status());
                Violation.require(twice == null, "P2", () -> entry.key() + " is in the inbox twice");
            } else {
                others.add(entry.key());
                Violation.require(
                        entry.disposition().status() == Disposition.Status.QUARANTINED,
                        "P4",
                        () -> entry + " is no event that was sent and not put aside");
            }
        }
        Violation.require(events.keySet().containsAll(acknowledged), "P1", () -> {
            Set<String> lost = new HashSet<>(acknowledged);
            lost.removeAll(events.keySet());
            return lost + " were acknowledged and are not in the inbox";
        });
        Violation.require(
                others.size() <= oddBodies.size(),
                "P4",
                () -> others.size() + " records are set aside, and " + oddBodies.size() + " were sent");
        events.forEach((id, status) -> Violation.require(
                status != Disposition.Status.IGNORED || world.event(id).type().equals(Event.ODD),
                "P4",
                () -> id + " was left out, and something is to be booked of it"));
        events.forEach((id, status) -> Violation.require(
                status != Disposition.Status.APPLIED || !world.event(id).type().equals(Event.ODD),
                "P4",
                () -> id + " is applied, and nothing can be booked of it"));
    }
}
