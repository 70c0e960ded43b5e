package com.econlytics.revenue;

import com.econlytics.money.Apportionment;

/**
 * How much of one component is given back as a payment is given back step by step.
 *
 * <p>What is given back of a component depends on what was given back of the payment alone, however that was cut: nothing at the
 * start, all at the end, proportional between. A refund whose own part is stated bends the course there: what follows is
 * proportional to what is left, so that the end stays the same.
 */
final class GivenBack {
    private final long component;
    private final long received;
    private long given;
    private long part;
    private long bendAt;
    private long bendPart;

    /**
     * Nothing is given back yet.
     *
     * @param component how much of the payment is of the component
     * @param received how much was received; not negative
     */
    GivenBack(long component, long received) {
        this.component = component;
        this.received = received;
    }

    /** The part of what is given back next; negative amounts bring money back. */
    long next(long amount) {
        given = Math.addExact(given, amount);
        return reach(course(given));
    }

    /** The same for an amount of which {@code stated} is known to be of the component; it counts unless nothing else is left. */
    long next(long amount, long stated) {
        given = Math.addExact(given, amount);
        boolean inside = given > 0 && given < received;
        long reached = reach(inside ? Math.addExact(part, stated) : course(given));
        bendAt = Math.max(0, Math.min(given, received));
        bendPart = part;
        return reached;
    }

    private long reach(long next) {
        long step = Math.subtractExact(next, part);
        part = next;
        return step;
    }

    /** What is given back beyond what was received is of no component. */
    private long course(long at) {
        if (at <= 0) {
            return 0;
        }
        if (at >= received) {
            return component;
        }
        return at < bendAt
                ? reached(bendPart, at, bendAt)
                : Math.addExact(
                        bendPart, reached(Math.subtractExact(component, bendPart), at - bendAt, received - bendAt));
    }

    /** What of {@code total} is reached at a point of a span; nothing in a span of nothing. */
    static long reached(long total, long at, long whole) {
        return whole == 0 ? 0 : Apportionment.slice(total, 0, at, whole);
    }
}
