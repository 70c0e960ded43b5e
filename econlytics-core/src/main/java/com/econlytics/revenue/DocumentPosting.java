package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a document is written as a posting, and read from one. */
final class DocumentPosting {
    private static final String INVOICE = "invoice";
    private static final String COMPONENT = "component";
    private static final String SERVICE_START = "service_start";
    private static final String SERVICE_END = "service_end";
    private static final String DUE = "due";
    private static final Set<String> OWN = Set.of(INVOICE, COMPONENT, SERVICE_START, SERVICE_END, DUE);

    private DocumentPosting() {}

    static Posting of(InvoiceLine line) {
        SortedMap<String, String> attributes = new TreeMap<>(line.dimensions());
        attributes.put(INVOICE, line.invoice());
        attributes.put(COMPONENT, line.component().toString());
        attributes.put(SERVICE_START, line.period().start().toString());
        attributes.put(SERVICE_END, line.period().endExclusive().toString());
        attributes.put(DUE, line.dueAt().toString());
        return posting(
                line,
                attributes,
                List.of(
                        new Leg(line.component().stated(), line.net()),
                        new Leg(ChartOfAccounts.STATED_TAX, line.tax())));
    }

    static Posting of(InvoiceSettlement settlement) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put(INVOICE, settlement.invoice());
        attributes.put("method", settlement.method().toString());
        putUnlessEmpty(attributes, "payment", settlement.payment());
        return posting(settlement, attributes, List.of(new Leg(ChartOfAccounts.STATED_SETTLED, settlement.amount())));
    }

    static Posting of(CreditNoteLine line) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put(INVOICE, line.invoice());
        attributes.put("credit_note", line.creditNote());
        attributes.put("use", line.use().toString());
        putUnlessEmpty(attributes, "invoice_line", line.invoiceLine());
        putUnlessEmpty(attributes, "refund", line.refund());
        return posting(
                line,
                attributes,
                List.of(
                        new Leg(ChartOfAccounts.STATED_NET, line.net().negated()),
                        new Leg(ChartOfAccounts.STATED_TAX, line.tax().negated())));
    }

    static Posting of(PaymentComposition composition) {
        List<Leg> legs = new ArrayList<>();
        composition.parts().forEach((component, amount) -> legs.add(new Leg(component.stated(), amount)));
        return posting(composition, new TreeMap<>(), legs);
    }

    /** Refuses dimensions by the names of what an invoice line has anyway. */
    static void requireFree(String line, Set<String> dimensions) {
        if (!Collections.disjoint(dimensions, OWN)) {
            throw new IllegalArgumentException("invoice line " + line + " has a dimension named like one of "
                    + new TreeSet<>(OWN) + "; give it another name");
        }
    }

    static Optional<Document> read(Posting posting) {
        try {
            return switch (posting.id().movement()) {
                case InvoiceLine.MOVEMENT -> Optional.of(invoiceLine(posting));
                case InvoiceSettlement.MOVEMENT -> Optional.of(settlement(posting));
                case CreditNoteLine.MOVEMENT -> Optional.of(creditNoteLine(posting));
                case SubscriptionItem.MOVEMENT -> Optional.of(SubscriptionText.read(posting));
                default -> composition(posting);
            };
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static InvoiceLine invoiceLine(Posting posting) {
        FactId id = posting.id();
        Component component = named(Component.class, attribute(posting, COMPONENT));
        return new InvoiceLine(
                id.account(),
                id.object(),
                attribute(posting, INVOICE),
                posting.revision(),
                posting.occurredAt(),
                posting.party(),
                component,
                stated(posting, component.stated()),
                stated(posting, ChartOfAccounts.STATED_TAX),
                new ServicePeriod(
                        Instant.parse(attribute(posting, SERVICE_START)),
                        Instant.parse(attribute(posting, SERVICE_END))),
                Instant.parse(attribute(posting, DUE)),
                dimensions(posting));
    }

    private static SortedMap<String, String> dimensions(Posting posting) {
        SortedMap<String, String> dimensions = new TreeMap<>(posting.attributes());
        dimensions.keySet().removeAll(OWN);
        return dimensions;
    }

    private static InvoiceSettlement settlement(Posting posting) {
        FactId id = posting.id();
        return new InvoiceSettlement(
                id.account(),
                id.object(),
                attribute(posting, INVOICE),
                posting.revision(),
                posting.occurredAt(),
                posting.party(),
                named(InvoiceSettlement.Method.class, attribute(posting, "method")),
                posting.attributes().getOrDefault("payment", ""),
                stated(posting, ChartOfAccounts.STATED_SETTLED));
    }

    private static CreditNoteLine creditNoteLine(Posting posting) {
        FactId id = posting.id();
        return new CreditNoteLine(
                id.account(),
                id.object(),
                attribute(posting, "credit_note"),
                attribute(posting, INVOICE),
                posting.attributes().getOrDefault("invoice_line", ""),
                posting.revision(),
                posting.occurredAt(),
                posting.party(),
                stated(posting, ChartOfAccounts.STATED_NET).negated(),
                stated(posting, ChartOfAccounts.STATED_TAX).negated(),
                named(CreditNoteLine.Use.class, attribute(posting, "use")),
                posting.attributes().getOrDefault("refund", ""));
    }

    private static Optional<Document> composition(Posting posting) {
        return Arrays.stream(PaymentComposition.Origin.values())
                .filter(origin -> origin.movement().equals(posting.id().movement()))
                .findFirst()
                .map(origin -> composition(posting, origin));
    }

    private static PaymentComposition composition(Posting posting, PaymentComposition.Origin origin) {
        Map<Component, Money> parts = new EnumMap<>(Component.class);
        for (Leg leg : posting.legs()) {
            Component.statedOn(leg.account()).ifPresent(component -> parts.merge(component, leg.amount(), Money::plus));
        }
        return new PaymentComposition(
                posting.id().account(),
                posting.id().object(),
                origin,
                posting.revision(),
                posting.occurredAt(),
                posting.party(),
                parts);
    }

    private static Posting posting(Document document, SortedMap<String, String> attributes, List<Leg> parts) {
        List<Leg> legs = new ArrayList<>(parts);
        Money total = parts.stream().map(Leg::amount).reduce(Money::plus).orElseThrow();
        legs.add(new Leg(ChartOfAccounts.STATED_TOTAL, total.negated()));
        return new Posting(document.id(), document.revision(), document.at(), document.party(), legs, attributes);
    }

    private static Money stated(Posting posting, Account account) {
        return posting.legs().stream()
                .filter(leg -> leg.account().equals(account))
                .map(Leg::amount)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException(posting.id() + " states no " + account));
    }

    private static String attribute(Posting posting, String name) {
        return Objects.requireNonNullElse(posting.attributes().get(name), "");
    }

    private static <E extends Enum<E>> E named(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + type.getSimpleName()));
    }

    private static void putUnlessEmpty(SortedMap<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
