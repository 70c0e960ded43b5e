package com.econlytics.testkit.stripe;

import com.econlytics.testkit.recording.Replay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recording as the fake serves it: objects on their shelves, events as deliveries, and what it has no shelf for. */
final class RecordedStory {
    private final RecordedObjects recorded;
    private final Set<String> late = new HashSet<>();

    RecordedStory(RecordedObjects recorded) {
        this.recorded = recorded;
    }

    /** Puts what the fake serves on its shelves and tells what that was. */
    Replay into(StripeObjects shelves) {
        Map<String, Long> served = new HashMap<>();
        Map<String, List<ObjectNode>> unserved = new HashMap<>();
        List<ObjectNode> everything = new ArrayList<>(recorded.objects());
        everything.addAll(recorded.events());
        for (ObjectNode object : everything) {
            String kind = object.path("object").asText();
            if (Resource.findByObject(kind).isPresent()) {
                put(object, shelves);
                served.merge(kind, 1L, Long::sum);
            } else {
                unserved.computeIfAbsent(kind, unused -> new ArrayList<>()).add(object);
            }
        }
        recorded.paidOut().forEach(shelves::paidOut);
        recorded.findBalance().ifPresent(shelves::balance);
        return new Replay(served, unserved);
    }

    /** Every event once, in the order in which they happened. */
    List<StripeDelivery> deliveries() {
        List<ObjectNode> events = new ArrayList<>(recorded.events());
        events.sort(Comparator.comparingLong(event -> event.path("created").asLong()));
        Set<String> waiting = new HashSet<>();
        return events.stream().map(event -> delivery(event, waiting)).toList();
    }

    /** Charges and refunds whose balance transaction an earlier event did not know and a later one does. */
    List<String> late() {
        deliveries().forEach(delivery -> late.addAll(delivery.releases()));
        return List.copyOf(late);
    }

    private static StripeDelivery delivery(ObjectNode event, Set<String> waiting) {
        JsonNode about = event.path("data").path("object");
        String id = about.path("id").asText();
        JsonNode transaction = about.path("balance_transaction");
        boolean known = !transaction.isNull() && !transaction.isMissingNode();
        List<String> releases = known && waiting.remove(id) ? List.of(id) : List.of();
        if (transaction.isNull()) {
            waiting.add(id);
        }
        return new StripeDelivery(
                event.path("id").asText(),
                event.path("type").asText(),
                Instant.ofEpochSecond(event.path("created").asLong()),
                event.toString(),
                releases);
    }

    private void put(ObjectNode object, StripeObjects shelves) {
        List<ObjectNode> lines = recorded.linesOf(object.path("id").asText());
        boolean cut = object.path("lines").path("has_more").asBoolean() && !lines.isEmpty();
        if (!cut) {
            shelves.put(Stored.of(object));
            return;
        }
        int shown = object.path("lines").path("data").size();
        ObjectNode whole = object.deepCopy();
        ((ObjectNode) whole.path("lines")).putArray("data").addAll(lines);
        shelves.putWithLines(whole, shown);
    }
}
