package com.econlytics.testkit.stripe;

import com.econlytics.testkit.stripe.Stored.Position;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every object of the fake, by id and in the order of its lists. Safe for use by several threads. */
final class StripeObjects {
    /** What Stripe tells of a payment seconds after it, or days. */
    private static final List<String> LATE = List.of("balance_transaction", "application_fee", "transfer");

    private final Map<String, Stored> byId = new HashMap<>();
    private final Map<Shelf, NavigableMap<Position, Stored>> shelves = new HashMap<>();
    private final Set<String> withheld = new HashSet<>();
    private final Map<String, Set<String>> paidOut = new HashMap<>();
    private final Map<String, List<ObjectNode>> longLines = new HashMap<>();
    private final Set<String> undelivered = new HashSet<>();
    private @Nullable ObjectNode statedBalance;

    /** A page and whether the list goes on behind it. */
    record Page(List<Stored> objects, boolean hasMore) {}

    /** The objects of one list: of all values of the filter field if {@code filtered} is empty, else of one. */
    private record Shelf(Resource resource, String filtered) {}

    synchronized void put(Stored stored) {
        Stored earlier = byId.put(stored.id(), stored);
        if (earlier != null) {
            shelves(earlier).forEach(shelf -> list(shelf).remove(earlier.position()));
        }
        shelves(stored)
                .forEach(shelf -> shelves.computeIfAbsent(shelf, unused -> new TreeMap<>())
                        .put(stored.position(), stored));
    }

    /** Notes which balance transactions a payout paid out. */
    synchronized void paidOut(String payout, List<String> balanceTransactions) {
        paidOut.put(payout, Set.copyOf(balanceTransactions));
    }

    /** Notes that an event reached no endpoint. */
    synchronized void undelivered(String event) {
        undelivered.add(event);
    }

    /** What the account holds: the sum of the balance transactions that can be seen, unless it is stated otherwise. */
    synchronized ObjectNode balance() {
        if (statedBalance != null) {
            return statedBalance.deepCopy();
        }
        return StripeJson.balance(list(new Shelf(Resource.BALANCE_TRANSACTION, "")).values().stream()
                .filter(this::visible)
                .map(stored -> stored.json().get())
                .toList());
    }

    synchronized void balance(ObjectNode stated) {
        statedBalance = stated.deepCopy();
    }

    /** Keeps all lines of an invoice or credit note, of which the object shows the first {@code shown}. */
    synchronized void putWithLines(ObjectNode object, int shown) {
        List<ObjectNode> lines = new ArrayList<>();
        object.path("lines").path("data").forEach(line -> lines.add(((ObjectNode) line).deepCopy()));
        ObjectNode copy = object.deepCopy();
        ObjectNode list = (ObjectNode) copy.path("lines");
        list.putArray("data").addAll(lines.subList(0, Math.min(shown, lines.size())));
        list.put("has_more", shown < lines.size());
        longLines.put(copy.path("id").asText(), lines);
        put(Stored.of(copy));
    }

    /** All lines of an invoice or credit note. */
    synchronized Optional<List<ObjectNode>> findLines(String id) {
        if (longLines.containsKey(id)) {
            return Optional.ofNullable(longLines.get(id));
        }
        return find(id).map(stored -> {
            List<ObjectNode> lines = new ArrayList<>();
            stored.json().get().path("lines").path("data").forEach(line -> lines.add((ObjectNode) line));
            return lines;
        });
    }

    /** Hides the balance transactions of an object until it is released. */
    synchronized void withhold(String id) {
        withheld.add(id);
    }

    synchronized void release(String id) {
        withheld.remove(id);
    }

    synchronized void releaseAll() {
        withheld.clear();
    }

    synchronized Optional<Stored> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(this::visible);
    }

    synchronized Optional<Stored> find(Resource resource, String id) {
        return find(id).filter(stored -> stored.resource() == resource);
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if there is no object at its cursor
     */
    synchronized Page page(Resource resource, PageRequest request) {
        NavigableMap<Position, Stored> list = list(new Shelf(resource, request.filtered()));
        if (request.endingBefore().isEmpty()) {
            return take(behind(list, resource, request), request);
        }
        Position end = cursor(resource, request.endingBefore());
        Page backwards = take(list.headMap(end, false).descendingMap(), request);
        List<Stored> objects = new ArrayList<>(backwards.objects());
        Collections.reverse(objects);
        return new Page(objects, backwards.hasMore());
    }

    /** The JSON of an object as the outside may see it now. */
    ObjectNode render(Stored stored) {
        ObjectNode object = stored.json().get();
        synchronized (this) {
            if (withheld.contains(stored.id())) {
                LATE.stream().filter(object::has).forEach(object::putNull);
            }
        }
        return object;
    }

    private NavigableMap<Position, Stored> behind(
            NavigableMap<Position, Stored> list, Resource resource, PageRequest request) {
        // the empty id sorts behind every other of its second
        Position last = new Position(request.createdFrom(), "");
        Position before = request.startingAfter().isEmpty()
                ? new Position(request.createdUntil(), "")
                : cursor(resource, request.startingAfter());
        return before.compareTo(last) < 0 ? list.subMap(before, false, last, true) : Collections.emptyNavigableMap();
    }

    private Position cursor(Resource resource, String id) {
        return find(resource, id)
                .map(Stored::position)
                .orElseThrow(() -> new IllegalArgumentException("nothing at the cursor " + id));
    }

    private Page take(NavigableMap<Position, Stored> rest, PageRequest request) {
        List<Stored> objects = new ArrayList<>();
        for (Stored stored : rest.values()) {
            if (request.wants(stored)
                    && isPaidOut(stored, request.payout())
                    && wasDelivered(stored, request.deliverySuccess())
                    && visible(stored)) {
                if (objects.size() == request.limit()) {
                    return new Page(objects, true);
                }
                objects.add(stored);
            }
        }
        return new Page(objects, false);
    }

    private boolean isPaidOut(Stored stored, String payout) {
        return payout.isEmpty() || paidOut.getOrDefault(payout, Set.of()).contains(stored.id());
    }

    private boolean wasDelivered(Stored stored, String deliverySuccess) {
        return deliverySuccess.isEmpty() || deliverySuccess.equals("true") != undelivered.contains(stored.id());
    }

    private boolean visible(Stored stored) {
        return stored.resource() != Resource.BALANCE_TRANSACTION || !withheld.contains(stored.filtered());
    }

    private NavigableMap<Position, Stored> list(Shelf shelf) {
        return shelves.getOrDefault(shelf, Collections.emptyNavigableMap());
    }

    private static Set<Shelf> shelves(Stored stored) {
        if (stored.deleted()) {
            return Set.of();
        }
        Set<Shelf> shelves = new HashSet<>();
        shelves.add(new Shelf(stored.resource(), ""));
        shelves.add(new Shelf(stored.resource(), stored.filtered()));
        return shelves;
    }
}
