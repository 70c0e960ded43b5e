package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * In what proportions a receipt is made of its components, and who says so.
 *
 * <p>The proportions may come from amounts in another currency than that of the receipt: nothing is converted, the receipt is
 * divided in the same proportions.
 *
 * <p>Example: {@code {NET: 20, TAX: 4}} divides EUR 24.00 into EUR 20.00 and EUR 4.00, and USD 26.40 into USD 22.00 and USD
 * 4.40.
 *
 * @param weights by component, signed; their sum is above 0
 * @param origin who says so
 * @param records the documents it was read from; none if there is no document
 */
public record ReceiptComposition(Map<Component, Ratio> weights, Origin origin, List<FactId> records) {
    public ReceiptComposition {
        Objects.requireNonNull(origin, "origin");
        if (Ratio.total(weights.values()).signum() <= 0) {
            throw new IllegalArgumentException("a receipt cannot be divided by weights " + weights
                    + "; state weights whose sum is above 0, or that there is no composition");
        }
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
        records = List.copyOf(records);
    }

    /** Who says what a receipt is made of. */
    public enum Origin {
        /** The lines and taxes of the invoices that it paid. */
        INVOICE,
        /** The checkout in which the customer saw it. */
        CHECKOUT,
        /** The processor's own record of the payment. */
        PAYMENT_INTENT,
        /** What the host attached to the payment. */
        METADATA,
        /** A rule of the host's. */
        HOST,
        /** Nobody: a stated rate stands in, and every figure says how much rests on it. */
        STATED_RATE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The parts of {@code received}, which they sum to: each is rounded once, half to even, and {@link Component#NET} takes
     * the rest.
     */
    public Map<Component, Money> divide(Money received) {
        Ratio whole = Ratio.total(weights.values());
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        Money rest = received;
        for (Map.Entry<Component, Ratio> weight : weights.entrySet()) {
            if (weight.getKey() != Component.NET) {
                Ratio exact = Ratio.of(received.amountMinor())
                        .times(weight.getValue())
                        .dividedBy(whole);
                Money part = new Money(exact.roundHalfEven().longValueExact(), received.currency());
                parts.put(weight.getKey(), part);
                rest = rest.minus(part);
            }
        }
        parts.put(Component.NET, rest);
        return Collections.unmodifiableMap(parts);
    }
}
