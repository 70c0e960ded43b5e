package com.econlytics.testkit.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every change of every ticket, in order, and the users. Safe for use by several threads. */
final class TicketStream {
    private final NavigableMap<Position, Supplier<ObjectNode>> changes = new TreeMap<>();
    private final Map<Long, Supplier<ObjectNode>> users = new HashMap<>();
    private long count;

    /**
     * A part of the stream.
     *
     * @param last the place of its last change, or where it began if it has none
     * @param ended whether nothing is behind it now
     */
    record Page(List<ObjectNode> tickets, Position last, boolean ended) {}

    synchronized void put(long generated, long ticketId, Supplier<ObjectNode> change) {
        count++;
        changes.put(new Position(generated, ticketId, count), change);
    }

    synchronized void putUser(long id, Supplier<ObjectNode> user) {
        users.put(id, user);
    }

    synchronized Optional<ObjectNode> findUser(long id) {
        return Optional.ofNullable(users.get(id)).map(Supplier::get);
    }

    /**
     * Reads on.
     *
     * @param start the place behind which the page begins
     * @param until the last second that may be shown
     */
    synchronized Page page(Position start, long until, int size) {
        List<ObjectNode> tickets = new ArrayList<>();
        Position last = start;
        for (Map.Entry<Position, Supplier<ObjectNode>> change :
                changes.tailMap(start, false).entrySet()) {
            if (change.getKey().generated() > until) {
                break;
            }
            if (tickets.size() == size) {
                return new Page(tickets, last, false);
            }
            tickets.add(change.getValue().get());
            last = change.getKey();
        }
        return new Page(tickets, last, true);
    }
}
