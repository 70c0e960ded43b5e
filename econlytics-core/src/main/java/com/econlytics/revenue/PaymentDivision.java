package com.econlytics.revenue;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the money of one payment into components, and what is given back of it in the same way. */
final class PaymentDivision {
    private static final List<Component> GIVEN_BACK = List.of(Component.TAX, Component.TIP, Component.STORED_VALUE);

    private final KnownPayment payment;
    private final Map<String, Map<Component, Ratio>> stated;
    private final Map<Component, Money> whole;
    private final long grossMinor;

    /**
     * A payment to be divided.
     *
     * @param stated the components of single refunds, by the source's id of the refund, as parts of it
     */
    PaymentDivision(KnownPayment payment, ReceiptComposition composition, Map<String, Map<Component, Ratio>> stated) {
        this.payment = payment;
        this.stated = stated;
        this.whole = composition.divide(payment.gross());
        this.grossMinor = payment.gross().amountMinor();
    }

    List<DividedMovement> divided() {
        List<DividedMovement> divided = new ArrayList<>();
        long level = 0;
        for (Movement movement : payment.received()) {
            long next = Math.addExact(level, movement.amount());
            divided.add(new DividedMovement(movement, received(level, next)));
            level = next;
        }
        divided.addAll(reversed(inside(level)));
        return divided;
    }

    private Map<Component, Long> received(long from, long to) {
        Map<Component, Long> parts = new EnumMap<>(Component.class);
        whole.keySet().stream()
                .filter(component -> component != Component.NET)
                .forEach(component ->
                        parts.put(component, Math.subtractExact(heldAt(component, to), heldAt(component, from))));
        return parts;
    }

    private long heldAt(Component component, long level) {
        long total = whole.getOrDefault(component, payment.unit().money(0)).amountMinor();
        return GivenBack.reached(total, inside(level), grossMinor);
    }

    private long inside(long level) {
        return Math.max(0, Math.min(level, grossMinor));
    }

    private List<DividedMovement> reversed(long receivedMinor) {
        Map<Component, GivenBack> courses = new EnumMap<>(Component.class);
        GIVEN_BACK.forEach(
                component -> courses.put(component, new GivenBack(heldAt(component, receivedMinor), receivedMinor)));
        Map<String, Long> givenBefore = new HashMap<>();
        List<DividedMovement> divided = new ArrayList<>();
        for (Movement movement : payment.reversals()) {
            String object = movement.id().object();
            long from = givenBefore.getOrDefault(object, 0L);
            long to = Math.subtractExact(from, movement.amount());
            Map<Component, Long> parts = new EnumMap<>(Component.class);
            courses.forEach((component, course) ->
                    parts.put(component, Math.negateExact(next(course, component, object, from, to))));
            divided.add(new DividedMovement(movement, parts));
            givenBefore.put(object, to);
        }
        return divided;
    }

    private long next(GivenBack course, Component component, String object, long from, long to) {
        long amount = Math.subtractExact(to, from);
        @Nullable Map<Component, Ratio> own = stated.get(object);
        if (own == null) {
            return course.next(amount);
        }
        Ratio share = own.getOrDefault(component, Ratio.ZERO);
        return course.next(amount, Math.subtractExact(part(share, to), part(share, from)));
    }

    private static long part(Ratio share, long of) {
        return share.times(Ratio.of(of)).roundHalfEven().longValueExact();
    }
}
