package com.econlytics.revenue;

import java.util.EnumMap;
import java.util.Map;

/**
 * Money of a payment, and what of it is tax, tip, stored value or shipping; the rest is net.
 *
 * @param movement the money
 * @param parts by component without {@link Component#NET}, signed like the money
 */
record DividedMovement(Movement movement, Map<Component, Long> parts) {
    /** What is not told apart. */
    long net() {
        return Math.subtractExact(movement.amount(), parts.values().stream().reduce(0L, Math::addExact));
    }

    /** What of it is revenue. */
    long revenue() {
        return Math.addExact(net(), parts.getOrDefault(Component.SHIPPING, 0L));
    }

    /** Money that is not divided. */
    static DividedMovement whole(Movement movement) {
        return new DividedMovement(movement, new EnumMap<>(Component.class));
    }
}
