package com.econlytics.testkit.stripe;

import com.econlytics.testkit.http.Request;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many objects at most, 1 to 100
 * @param startingAfter the page begins behind this id; empty for the first page
 * @param endingBefore the page ends before this id; empty if not asked for
 * @param createdFrom the earliest second of creation
 * @param createdUntil the first second of creation that no longer counts
 * @param filtered the value of the filter field; empty for any
 * @param type the type of balance transaction, or the status of a subscription; empty for any, but for ended subscriptions
 * @param payout the payout that paid a balance transaction out; empty for any
 * @param types any of these types of event; none for any
 * @param deliverySuccess {@code true} or {@code false} for events that were delivered, or not; empty for any
 */
record PageRequest(
        int limit,
        String startingAfter,
        String endingBefore,
        long createdFrom,
        long createdUntil,
        String filtered,
        String type,
        String payout,
        List<String> types,
        String deliverySuccess) {
    private static final int MOST_TYPES = 20;
    private static final int DEFAULT_LIMIT = 10;
    private static final int LARGEST_LIMIT = 100;
    private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

    PageRequest {
        types = List.copyOf(types);
        if (types.size() > MOST_TYPES) {
            throw new IllegalArgumentException("Invalid array: types must have at most " + MOST_TYPES + " elements");
        }
    }

    /** Everything that has one value of the filter field. */
    static PageRequest all(String filtered) {
        return new PageRequest(LARGEST_LIMIT, "", "", Long.MIN_VALUE, Long.MAX_VALUE, filtered, "", "", List.of(), "");
    }

    static PageRequest of(Request request, Resource resource) {
        long limit = request.findLong("limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("Invalid limit: must be between 1 and " + LARGEST_LIMIT);
        }
        return new PageRequest(
                (int) limit,
                request.find("starting_after").orElse(""),
                request.find("ending_before").orElse(""),
                Math.max(bound(request, "created[gte]", 0), bound(request, "created[gt]", 1)),
                Math.min(upperBound(request, "created[lt]", 0), upperBound(request, "created[lte]", 1)),
                request.find(resource.filter()).orElse(""),
                request.find(resource == Resource.SUBSCRIPTION ? "status" : "type")
                        .orElse(""),
                request.find("payout").orElse(""),
                request.list("types"),
                request.find("delivery_success").orElse(""));
    }

    PageRequest withFiltered(String value) {
        return new PageRequest(
                limit,
                startingAfter,
                endingBefore,
                createdFrom,
                createdUntil,
                value,
                type,
                payout,
                types,
                deliverySuccess);
    }

    /** Whether an object is within the bounds and of the type; its list has picked the filter field already. */
    boolean wants(Stored stored) {
        long created = stored.position().created();
        return created >= createdFrom
                && created < createdUntil
                && isOfType(stored)
                && (types.isEmpty() || types.contains(stored.type()));
    }

    private boolean isOfType(Stored stored) {
        if (stored.resource() != Resource.SUBSCRIPTION) {
            return type.isEmpty() || type.equals(stored.type());
        }
        return switch (type) {
            case "all" -> true;
            case "" -> !stored.type().equals("canceled");
            case "ended" -> ENDED.contains(stored.type());
            default -> type.equals(stored.type());
        };
    }

    private static long bound(Request request, String parameter, long shift) {
        OptionalLong value = request.findLong(parameter);
        return value.isPresent() ? value.getAsLong() + shift : Long.MIN_VALUE;
    }

    private static long upperBound(Request request, String parameter, long shift) {
        OptionalLong value = request.findLong(parameter);
        return value.isPresent() ? value.getAsLong() + shift : Long.MAX_VALUE;
    }
}
