package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One invoice as known at one time: its lines, how it was settled, what of it was credited. */
final class KnownInvoice {
    private final List<Stated<InvoiceLine>> lines = new ArrayList<>();
    private final List<Stated<InvoiceSettlement>> settlements = new ArrayList<>();
    private final List<Stated<CreditNoteLine>> credits = new ArrayList<>();
    private final Map<FactId, SettledInvoice> settled = new HashMap<>();
    private final Map<String, Stated<InvoiceLine>> byId = new HashMap<>();

    /** By time, if they are added by time. */
    void add(Document document, Known record) {
        if (document instanceof InvoiceLine line) {
            lines.add(new Stated<>(line, record));
            byId.putIfAbsent(line.line(), lines.get(lines.size() - 1));
        } else if (document instanceof InvoiceSettlement settlement) {
            settlements.add(new Stated<>(settlement, record));
        } else if (document instanceof CreditNoteLine line) {
            credits.add(new Stated<>(line, record));
        }
    }

    List<Stated<InvoiceLine>> lines() {
        return List.copyOf(lines);
    }

    List<Stated<CreditNoteLine>> credits() {
        return List.copyOf(credits);
    }

    /** The line that {@code credit} names, if it names one that is known. */
    Optional<Stated<InvoiceLine>> lineOf(CreditNoteLine credit) {
        return Optional.ofNullable(byId.get(credit.invoiceLine()));
    }

    /** What is credited: as the line that is named says. */
    Component componentOf(CreditNoteLine credit) {
        return lineOf(credit).map(line -> line.document().component()).orElse(Component.NET);
    }

    /** Every settlement with its part of the invoice, by time. */
    List<Stated<InvoiceSettlement>> settlements() {
        return List.copyOf(settlements);
    }

    /** The part of the invoice that {@code settlement} settled; of one in another currency than the lines nothing is known. */
    SettledInvoice settled(Stated<InvoiceSettlement> settlement) {
        if (settled.size() < settlements.size()) {
            settle();
        }
        return Objects.requireNonNull(settled.get(settlement.record().id()));
    }

    /** All at once, because each settlement goes on where the one before it ended. */
    private void settle() {
        Map<Currency, Map<Component, Money>> parts = new HashMap<>();
        Map<Currency, Money> before = new HashMap<>();
        for (Stated<InvoiceSettlement> each : settlements) {
            Money amount = each.document().amount();
            Currency currency = amount.currency();
            Money from = before.getOrDefault(currency, Money.zero(currency));
            settled.put(
                    each.record().id(),
                    new SettledInvoice(each.document(), parts.computeIfAbsent(currency, this::parts), from));
            before.put(currency, from.plus(amount));
        }
    }

    /** What the invoice is made of in {@code currency}, less what was credited before it had to be paid. */
    private Map<Component, Money> parts(Currency currency) {
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        for (Stated<InvoiceLine> line : lines) {
            if (line.document().net().currency().equals(currency)) {
                parts.merge(line.document().component(), line.document().net(), Money::plus);
                parts.merge(Component.TAX, line.document().tax(), Money::plus);
            }
        }
        for (Stated<CreditNoteLine> credit : credits) {
            CreditNoteLine credited = credit.document();
            if (credited.use() == CreditNoteLine.Use.AMOUNT_DUE
                    && credited.net().currency().equals(currency)
                    && !parts.isEmpty()) {
                parts.merge(componentOf(credited), credited.net().negated(), Money::plus);
                parts.merge(Component.TAX, credited.tax().negated(), Money::plus);
            }
        }
        return parts;
    }
}
