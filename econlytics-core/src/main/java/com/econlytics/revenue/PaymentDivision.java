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
        Map<String, Returned> objects = new HashMap<>();
        List<DividedMovement> divided = new ArrayList<>();
        for (Movement movement : payment.reversals()) {
            String object = movement.id().object();
            Returned before = objects.getOrDefault(object, Returned.NOTHING);
            long amount = Math.negateExact(movement.amount());
            Map<Component, Long> taken = new EnumMap<>(Component.class);
            courses.forEach(
                    (component, course) -> taken.put(component, next(course, component, object, before, amount)));
            objects.put(object, before.plus(amount, taken));
            Map<Component, Long> parts = new EnumMap<>(taken);
            parts.replaceAll((component, part) -> Math.negateExact(part));
            divided.add(new DividedMovement(movement, parts));
        }
        return divided;
    }

    /** A refund that fails and a dispute that is won bring back what they took. */
    private long next(GivenBack course, Component component, String object, Returned before, long amount) {
        if (amount < 0 && before.given > 0) {
            long back = Math.min(Math.negateExact(amount), before.given);
            long taken = before.parts.getOrDefault(component, 0L);
            return course.next(amount, Math.negateExact(GivenBack.reached(taken, back, before.given)));
        }
        @Nullable Map<Component, Ratio> own = stated.get(object);
        if (own == null) {
            return course.next(amount);
        }
        Ratio share = own.getOrDefault(component, Ratio.ZERO);
        long after = Math.addExact(before.given, amount);
        return course.next(amount, Math.subtractExact(part(share, after), part(share, before.given)));
    }

    private static long part(Ratio share, long of) {
        return share.times(Ratio.of(of)).roundHalfEven().longValueExact();
    }

    /** What one refund or dispute has given back so far, and what of it was of which component. */
    private record Returned(long given, Map<Component, Long> parts) {
        static final Returned NOTHING = new Returned(0, Map.of());

        Returned plus(long amount, Map<Component, Long> taken) {
            Map<Component, Long> sums = new EnumMap<>(Component.class);
            sums.putAll(taken);
            parts.forEach((component, part) -> sums.merge(component, part, Math::addExact));
            return new Returned(Math.addExact(given, amount), sums);
        }
    }
}
