package com.econlytics.zendesk;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.fact.Party;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reading of mapped fields of a user or an organization as dated attributes.
 *
 * <p>A value holds from the record's {@code updated_at} on, which is also its version. The first value that is known also
 * stands for the time before: it is stated from 1970 on, with {@code -updated_at} as its version, so that the earliest
 * counts whenever it is read. A field that is null states that there is no value; one that is missing states nothing.
 */
final class AttributeReader {
    private static final int LONGEST_VALUE = 255;

    private final AttributeMapping mapping;

    AttributeReader(AttributeMapping mapping) {
        this.mapping = mapping;
    }

    List<DatedAttribute> read(Party party, Fields fields, Instant now) {
        List<DatedAttribute> attributes = new ArrayList<>();
        fields.findPossible("updated_at", now)
                .ifPresent(updated -> mapping.fields()
                        .forEach((path, name) -> value(at(fields.node(), path)).ifPresent(value -> {
                            long version = updated.getEpochSecond();
                            attributes.add(new DatedAttribute(party, name, value, updated, version));
                            attributes.add(new DatedAttribute(party, name, value, Instant.EPOCH, -version));
                        })));
        return attributes;
    }

    private static JsonNode at(JsonNode record, String path) {
        JsonNode node = record;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return node;
    }

    /** The text of a value; a list of words is one in which their order does not matter. */
    private static Optional<String> value(JsonNode node) {
        if (node.isArray()) {
            Fields list = new Fields(node);
            boolean words = list.elements().allMatch(JsonNode::isValueNode);
            return words
                    ? kept(list.elements()
                            .map(JsonNode::asText)
                            .sorted()
                            .distinct()
                            .collect(Collectors.joining(" ")))
                    : Optional.empty();
        }
        return node.isNull()
                ? Optional.of("")
                : node.isValueNode() ? kept(node.asText().strip()) : Optional.empty();
    }

    private static Optional<String> kept(String text) {
        boolean possible = text.length() <= LONGEST_VALUE && text.chars().noneMatch(Character::isISOControl);
        return possible ? Optional.of(text) : Optional.empty();
    }
}
