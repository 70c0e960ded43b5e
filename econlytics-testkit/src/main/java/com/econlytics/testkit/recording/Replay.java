package com.econlytics.testkit.recording;

import com.econlytics.TextOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fake made of a recording: served + unserved = every object that was found in it, each counted once.
 *
 * @param served how many objects the fake serves, by kind: {@code charge}, {@code tickets}
 * @param unserved the objects that it does not serve, by kind
 */
public record Replay(SortedMap<String, Long> served, SortedMap<String, List<ObjectNode>> unserved) {
    /** Nothing was replayed. */
    public static final Replay NOTHING = new Replay(Map.of(), Map.of());

    public Replay {
        served = Collections.unmodifiableSortedMap(ordered(served));
        unserved = ordered(unserved);
        unserved.replaceAll(
                (kind, objects) -> objects.stream().map(ObjectNode::deepCopy).toList());
        unserved = Collections.unmodifiableSortedMap(unserved);
    }

    /** What was served and what was not. */
    public Replay(Map<String, Long> served, Map<String, List<ObjectNode>> unserved) {
        this(ordered(served), ordered(unserved));
    }

    private static <V> SortedMap<String, V> ordered(Map<String, V> map) {
        SortedMap<String, V> copy = new TreeMap<>(TextOrder.CODE_POINT);
        copy.putAll(map);
        return copy;
    }
}
