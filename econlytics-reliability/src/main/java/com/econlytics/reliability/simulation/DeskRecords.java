package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tickets and people as a desk shows them: each once, at the place of its last change. */
final class DeskRecords {
    private static final int MOST_TICKETS = 12;

    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final Map<Party.Reference, Identity> people = new LinkedHashMap<>();
    private final SortedMap<Long, String> changes = new TreeMap<>();
    private long lastPlace;

    /** Opens a ticket, or changes one. */
    void change(SplittableRandom random, Party.Reference requester, Instant now) {
        String id = "t" + random.nextInt(MOST_TICKETS);
        Ticket before = tickets.get(id);
        long seconds = random.nextLong(0, 20_000);
        tickets.put(
                id,
                before == null
                        ? new Ticket(id, 1, requester, seconds, false, now)
                        : new Ticket(
                                id,
                                before.revision() + 1,
                                random.nextBoolean() ? before.requester() : requester,
                                before.seconds() + seconds,
                                random.nextInt(5) == 0,
                                before.at()));
        moved(id);
    }

    /** Learns addresses, or by which id of the payments' vendor somebody is known; nothing is unlearnt. */
    void learn(Party.Reference person, SortedSet<String> addresses) {
        boolean known = Math.floorMod(addresses.hashCode(), 3) == 0;
        Identity more = new Identity(
                person,
                Identity.Role.OUTSIDE,
                known ? new TreeSet<>(List.of("cus_" + person.id().substring(5))) : new TreeSet<>(),
                addresses,
                null);
        people.merge(person, more, Identity::mergedWith);
        moved(person.id());
    }

    private void moved(String id) {
        changes.values().remove(id);
        changes.put(++lastPlace, id);
    }

    /** The ids that changed after a place, by place. */
    SortedMap<Long, String> after(long place) {
        return changes.tailMap(place + 1);
    }

    /** The ids that stand at or before a place. */
    List<String> upTo(long place) {
        return List.copyOf(changes.headMap(place + 1).values());
    }

    List<Fact> facts() {
        return new ArrayList<>(tickets.values().stream().map(Ticket::activity).toList());
    }

    List<Identity> identities() {
        return List.copyOf(people.values());
    }

    List<Fact> factsOf(String id) {
        Ticket ticket = tickets.get(id);
        return ticket == null ? List.of() : List.of(ticket.activity());
    }

    List<Identity> identitiesOf(String id) {
        Identity identity = people.get(new Party.Reference(Books.SUPPORT, id));
        return identity == null ? List.of() : List.of(identity);
    }
}
