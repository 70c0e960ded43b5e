package com.econlytics.testkit.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Every change of every record of one kind, in order. Safe for use by several threads. */
final class ChangeStream {
    private final NavigableMap<Position, Supplier<ObjectNode>> changes = new TreeMap<>();
    private final Map<Long, NavigableSet<Position>> places = new HashMap<>();
    private boolean lastStatesOnly;
    private long count;

    /**
     * A part of the stream.
     *
     * @param last the place of its last change, or where it began if it has none
     * @param ended whether nothing is behind it now
     */
    record Page(List<ObjectNode> records, Position last, boolean ended) {}

    synchronized void put(long second, long id, Supplier<ObjectNode> change) {
        count++;
        Position place = new Position(second, id, count);
        changes.put(place, change);
        places.computeIfAbsent(id, unseen -> new TreeSet<>()).add(place);
    }

    /** Shows of each record only its last change, as Zendesk does. */
    synchronized void showLastStatesOnly() {
        lastStatesOnly = true;
    }

    /** The last state of a record, shown or not. */
    synchronized Optional<ObjectNode> findLast(long id) {
        return Optional.ofNullable(places.get(id))
                .map(NavigableSet::last)
                .map(changes::get)
                .map(Supplier::get);
    }

    /**
     * Reads on.
     *
     * @param start the place behind which the page begins
     * @param until the last second that may be shown
     */
    synchronized Page page(Position start, long until, int size) {
        List<ObjectNode> records = new ArrayList<>();
        Position last = start;
        for (Map.Entry<Position, Supplier<ObjectNode>> change :
                changes.tailMap(start, false).entrySet()) {
            if (change.getKey().generated() > until) {
                break;
            }
            if (isSuperseded(change.getKey(), until)) {
                continue;
            }
            if (records.size() == size) {
                return new Page(records, last, false);
            }
            records.add(change.getValue().get());
            last = change.getKey();
        }
        return new Page(records, last, true);
    }

    private boolean isSuperseded(Position place, long until) {
        NavigableSet<Position> all = places.getOrDefault(place.id(), new TreeSet<>());
        return lastStatesOnly && !place.equals(all.lower(Position.before(until + 1)));
    }
}
