package com.econlytics.revenue;

import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One invoice as known at one time: its lines, how it was settled, what of it was credited. */
final class KnownInvoice {
    private final List<Stated<InvoiceLine>> lines = new ArrayList<>();
    private final List<Stated<InvoiceSettlement>> settlements = new ArrayList<>();
    private final List<Stated<CreditNoteLine>> credits = new ArrayList<>();

    /** By time, if they are added by time. */
    void add(Document document, Known record) {
        if (document instanceof InvoiceLine line) {
            lines.add(new Stated<>(line, record));
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
        return lines.stream()
                .filter(line -> line.document().line().equals(credit.invoiceLine()))
                .findFirst();
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
        Currency currency = settlement.document().amount().currency();
        Money before = Money.zero(currency);
        for (Stated<InvoiceSettlement> each : settlements) {
            if (each.record().id().equals(settlement.record().id())) {
                break;
            }
            if (each.document().amount().currency().equals(currency)) {
                before = before.plus(each.document().amount());
            }
        }
        return new SettledInvoice(settlement.document(), parts(currency), before);
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
