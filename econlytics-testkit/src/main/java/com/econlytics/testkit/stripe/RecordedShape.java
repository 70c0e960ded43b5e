package com.econlytics.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The shape of an object that nobody asked Stripe to expand, from that of one that somebody did. */
final class RecordedShape {
    /** Kinds that are always shown whole where they are named. */
    private static final Set<Resource> EMBEDDED =
            EnumSet.of(Resource.EVENT, Resource.PRICE, Resource.SUBSCRIPTION_ITEM);

    private static final Set<String> EXPANDABLE = EnumSet.complementOf(EnumSet.copyOf(EMBEDDED)).stream()
            .map(Resource::objectName)
            .collect(Collectors.toUnmodifiableSet());

    private RecordedShape() {}

    /** A copy with ids in the place of expanded objects, and without a list of refunds that the fake makes itself. */
    static ObjectNode collapsed(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        collapse(copy);
        boolean wholeList = !copy.path("refunds").path("has_more").asBoolean();
        if (copy.path("object").asText().equals("charge") && wholeList) {
            copy.remove("refunds");
        }
        return copy;
    }

    private static void collapse(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.path(name);
                if (isExpanded(value)) {
                    object.set(name, value.path("id"));
                } else {
                    collapse(value);
                }
            }
        } else {
            node.forEach(RecordedShape::collapse);
        }
    }

    private static boolean isExpanded(JsonNode value) {
        return value.path("id").isTextual()
                && EXPANDABLE.contains(value.path("object").asText());
    }
}
