package com.econlytics.testkit.stripe;

import com.econlytics.testkit.recording.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every object that is anywhere in a recording, each as it was shown last, and its events.
 *
 * <p>What Stripe answered is newer than what an event shows, because an event keeps the object as it was.
 */
final class RecordedObjects {
    private static final Pattern LINES = Pattern.compile(".*/v1/(?:invoices|credit_notes)/([^/?]+)/lines.*");
    private static final Pattern PAYOUT = Pattern.compile(".*[?&]payout=(po_[A-Za-z0-9_]+).*");

    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, ObjectNode> events = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> lines = new LinkedHashMap<>();
    private final Map<String, List<String>> paidOut = new LinkedHashMap<>();
    private @Nullable ObjectNode balance;

    /**
     * An object as something showed it.
     *
     * @param seenAt when the event that shows it happened; the end of time for an answer
     */
    record Snapshot(ObjectNode object, long seenAt) {
        private boolean isReplacedBy(Snapshot other) {
            if (seenAt == other.seenAt && seenAt != Place.NEVER_PAST) {
                return !other.object.path("balance_transaction").isNull();
            }
            return other.seenAt >= seenAt;
        }
    }

    /**
     * Where in a recording something is.
     *
     * @param inObject whether it is a part of an object, where a text is a text
     * @param created when what it is in was created, for what does not say so itself; 0 if that is not known
     * @param request the address that was asked; empty if that is not known
     */
    private record Place(boolean inObject, long created, long seenAt, String request) {
        static final long NEVER_PAST = Long.MAX_VALUE;
        static final Place TOP = new Place(false, 0, NEVER_PAST, "");

        Place answering(String other) {
            return other.isEmpty() ? this : new Place(inObject, created, seenAt, other);
        }

        Place in(long objectCreated) {
            return new Place(true, objectCreated, seenAt, request);
        }

        Place inEvent(long at) {
            return new Place(true, at, at, request);
        }
    }

    static RecordedObjects of(Recording recording) {
        RecordedObjects all = new RecordedObjects();
        recording.documents().forEach(document -> all.walk(document, Place.TOP));
        return all;
    }

    List<ObjectNode> events() {
        return List.copyOf(events.values());
    }

    List<ObjectNode> objects() {
        return snapshots.values().stream().map(Snapshot::object).toList();
    }

    /** All lines that were shown of an invoice or credit note by its own list. */
    List<ObjectNode> linesOf(String id) {
        return List.copyOf(lines.getOrDefault(id, Map.of()).values());
    }

    /** The balance transactions of each payout whose list was recorded. */
    Map<String, List<String>> paidOut() {
        return paidOut;
    }

    Optional<ObjectNode> findBalance() {
        return Optional.ofNullable(balance);
    }

    private void walk(JsonNode raw, Place place) {
        JsonNode node = place.inObject() ? raw : Recording.unwrapped(raw);
        if (node instanceof ObjectNode object) {
            object(object, place);
        } else if (node.isArray()) {
            node.forEach(element -> walk(element, place));
        }
    }

    private void object(ObjectNode object, Place place) {
        String kind = object.path("object").asText("");
        String id = object.path("id").isTextual() ? object.path("id").asText() : "";
        if (!kind.isEmpty() && !id.isEmpty()) {
            boolean event = kind.endsWith("event") && object.has("type");
            if (event && !place.inObject()) {
                event(id, object, place);
            } else {
                keep(id, object, place);
            }
            return;
        }
        if (kind.equals("balance") && (balance == null || place.seenAt() == Place.NEVER_PAST)) {
            balance = object;
        }
        if (kind.equals("list")) {
            list(object, place);
        }
        Place within = place.answering(Recording.requestOf(object));
        object.forEach(part -> walk(part, within));
    }

    private void event(String id, ObjectNode event, Place place) {
        JsonNode about = event.path("data").path("object");
        long at = seconds(event, seconds(about, place.created()));
        if (!event.has("created")) {
            event.put("created", at);
        }
        // an event that was recorded twice is one; two of one id that say different things are two deliveries
        events.putIfAbsent(id + event.path("type") + event.path("data"), event);
        walk(about.deepCopy(), place.inEvent(at));
        boolean gone = event.path("type").asText().equals("customer.deleted")
                && about.path("id").isTextual();
        if (gone) {
            ObjectNode rest = event.objectNode().put("object", "customer").put("deleted", true);
            keep(about.path("id").asText(), rest.set("id", about.path("id")), place.inEvent(at));
        }
    }

    private void keep(String id, ObjectNode object, Place place) {
        Snapshot earlier = snapshots.get(id);
        long known = earlier == null ? place.created() : seconds(earlier.object(), place.created());
        long created = seconds(object, known);
        object.forEach(part -> walk(part, place.in(created)));
        ObjectNode own = RecordedShape.collapsed(object).put("created", created);
        Snapshot snapshot = new Snapshot(own, place.seenAt());
        snapshots.merge(id, snapshot, (one, other) -> one.isReplacedBy(other) ? other : one);
    }

    private void list(ObjectNode list, Place place) {
        Matcher itemised = LINES.matcher(list.path("url").asText());
        Matcher payout = PAYOUT.matcher(place.request());
        for (JsonNode item : list.path("data")) {
            String id = item.path("id").asText();
            if (itemised.matches() && item instanceof ObjectNode line) {
                lines.computeIfAbsent(itemised.group(1), unused -> new LinkedHashMap<>())
                        .put(id, line);
            } else if (payout.matches() && id.startsWith("txn_")) {
                paidOut.computeIfAbsent(payout.group(1), unused -> new ArrayList<>())
                        .add(id);
            }
        }
    }

    private static long seconds(JsonNode object, long otherwise) {
        JsonNode created = object.path("created");
        return created.isIntegralNumber() && created.canConvertToLong() ? created.asLong() : otherwise;
    }
}
