package com.econlytics.revenue;

import com.econlytics.money.Apportionment;
import com.econlytics.money.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A part of an invoice that was settled, and what that part is made of.
 *
 * <p>Settlements fill an invoice from its start: each has the slice of each component between what was settled before it and
 * after it, so that partial payments sum to the invoice exactly.
 *
 * <p>Example: of an invoice of net 100.00 and tax 20.00, three payments of 40.00 have 6.67, 6.66 and 6.67 tax.
 *
 * @param settlement what was settled
 * @param invoice what the invoice is made of, less what was credited before it had to be paid; empty if its lines are unknown
 * @param settledBefore what had been settled of it before
 */
public record SettledInvoice(InvoiceSettlement settlement, Map<Component, Money> invoice, Money settledBefore) {
    public SettledInvoice {
        Objects.requireNonNull(settlement, "settlement");
        Objects.requireNonNull(settledBefore, "settledBefore");
        invoice = Collections.unmodifiableMap(new EnumMap<>(invoice));
    }

    /**
     * The parts of what was settled, which they sum to; {@link Component#NET} takes what rounding leaves, and what was settled
     * above the invoice. Empty if the lines of the invoice are unknown or sum to nothing.
     */
    public Map<Component, Money> parts() {
        long whole = invoice.values().stream().mapToLong(Money::amountMinor).reduce(0L, Math::addExact);
        if (whole <= 0) {
            return Map.of();
        }
        long from = Math.min(settledBefore.amountMinor(), whole);
        long to = Math.min(settledBefore.plus(settlement.amount()).amountMinor(), whole);
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        Money rest = settlement.amount();
        for (Map.Entry<Component, Money> component : invoice.entrySet()) {
            if (component.getKey() != Component.NET) {
                Money total = component.getValue();
                Money part = new Money(Apportionment.slice(total.amountMinor(), from, to, whole), total.currency());
                parts.put(component.getKey(), part);
                rest = rest.minus(part);
            }
        }
        parts.put(Component.NET, rest);
        return Collections.unmodifiableMap(parts);
    }
}
