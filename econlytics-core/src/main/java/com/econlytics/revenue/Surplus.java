package com.econlytics.revenue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a payment brought above what it settled of invoices. It is owed to the customer and was never revenue; so what is given
 * back is this first.
 *
 * <p>Example: a payment of 150.00 settled an invoice of net 100.00 and tax 20.00. Of a refund of 40.00, 30.00 are surplus.
 */
final class Surplus {
    private final Map<Component, Long> parts = new EnumMap<>(Component.class);
    private long given;

    /** No surplus yet. */
    Surplus() {}

    /** What {@code payment} brought, of which {@code settled} was settled, in the same currency. */
    static Surplus of(List<DividedMovement> payment, List<SettledInvoice> settled) {
        Surplus surplus = new Surplus();
        for (DividedMovement part : payment) {
            if (!part.movement().isGivenBack()) {
                surplus.add(Component.NET, part.net());
                part.parts().forEach(surplus::add);
            }
        }
        settled.forEach(part -> part.parts()
                .forEach((component, amount) -> surplus.add(component, Math.negateExact(amount.amountMinor()))));
        return surplus;
    }

    private void add(Component component, long amount) {
        parts.merge(component, amount, Math::addExact);
    }

    /**
     * What of the money that is given back next is surplus, by component.
     *
     * @param amount minor units; negative if it comes back
     * @return signed like the amount
     */
    Map<Component, Long> next(long amount) {
        long whole = parts.values().stream().reduce(0L, Math::addExact);
        Map<Component, Long> next = new EnumMap<>(Component.class);
        if (whole > 0) {
            long from = Math.max(0, Math.min(given, whole));
            given = Math.addExact(given, amount);
            long to = Math.max(0, Math.min(given, whole));
            long rest = to - from;
            for (Map.Entry<Component, Long> part : parts.entrySet()) {
                if (part.getKey() != Component.NET) {
                    long step = Math.subtractExact(
                            GivenBack.reached(part.getValue(), to, whole),
                            GivenBack.reached(part.getValue(), from, whole));
                    next.put(part.getKey(), step);
                    rest = Math.subtractExact(rest, step);
                }
            }
            next.put(Component.NET, rest);
        }
        return next;
    }
}
