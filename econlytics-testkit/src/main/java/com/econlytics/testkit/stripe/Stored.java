package com.econlytics.testkit.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.function.Supplier;

/**
 * An object as the fake keeps it: what lists sort and pick by, and its JSON, made when it is asked for.
 *
 * @param filtered the value of the resource's filter field; empty if it is null
 * @param type the value of the field of that name, of a subscription that of {@code status}; empty if there is none
 * @param deleted whether it is found by its id alone
 * @param json makes a new tree each time
 */
record Stored(
        Resource resource,
        Position position,
        String filtered,
        String type,
        boolean deleted,
        Supplier<ObjectNode> json) {
    /** The place of an object in its list: newest first, those of one second by id. */
    record Position(long created, String id) implements Comparable<Position> {
        private static final Comparator<Position> NEWEST_FIRST = Comparator.comparingLong(Position::created)
                .thenComparing(Position::id)
                .reversed();

        @Override
        public int compareTo(Position other) {
            return NEWEST_FIRST.compare(this, other);
        }
    }

    static Stored of(ObjectNode object) {
        Resource resource = Resource.ofObject(object.path("object").asText());
        String id = object.path("id").asText();
        if (id.isEmpty() || !object.path("created").isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "an object needs an id and the second in which it was created: " + object);
        }
        ObjectNode copy = object.deepCopy();
        return new Stored(
                resource,
                new Position(object.path("created").asLong(), id),
                object.path(resource.filter()).asText(""),
                object.path(resource == Resource.SUBSCRIPTION ? "status" : "type")
                        .asText(""),
                object.path("deleted").asBoolean(),
                copy::deepCopy);
    }

    String id() {
        return position.id();
    }
}
