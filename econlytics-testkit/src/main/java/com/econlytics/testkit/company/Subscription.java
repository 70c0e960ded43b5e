package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Objects;

/**
 * Seats that a customer pays for month after month. It is no money: the company's charges are another story.
 *
 * @param id {@code sub_…}
 * @param customerId whose it is
 * @param plan what is sold, as the metadata of the customer names it
 * @param seats how many at first
 * @param started when it began
 * @param laterSeats how many since {@code changed}
 * @param changed when the number changed; the start if it never did
 * @param ended when it ended; the end of the story if it goes on
 */
public record Subscription(
        String id,
        String customerId,
        String plan,
        long seats,
        Instant started,
        long laterSeats,
        Instant changed,
        Instant ended) {
    public Subscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(plan, "plan");
        if (changed.isBefore(started) || ended.isBefore(changed)) {
            throw new IllegalArgumentException("subscription " + id + " starts, changes and ends in this order, not at "
                    + started + ", " + changed + ", " + ended);
        }
    }

    /** The id of its only item, {@code si_…}. */
    public String item() {
        return id.replaceFirst("sub", "si");
    }

    /** The price of a seat and month, in minor units. */
    public long seatPriceMinor() {
        return switch (plan) {
            case "starter" -> 1_900;
            case "growth" -> 4_900;
            default -> 19_900;
        };
    }
}
