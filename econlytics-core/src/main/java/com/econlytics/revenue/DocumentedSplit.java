package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What documents state about the composition of a payment. */
final class DocumentedSplit {
    private DocumentedSplit() {}

    /** The parts of the invoices that the payment settled; empty if any of them is not known. */
    static Optional<ReceiptComposition> ofInvoices(ReceivedPayment payment) {
        List<SettledInvoice> settled = payment.settled();
        if (settled.stream().anyMatch(part -> part.parts().isEmpty())) {
            return Optional.empty();
        }
        boolean oneCurrency = settled.stream()
                        .map(part -> part.settlement().amount().currency())
                        .distinct()
                        .count()
                == 1;
        Map<Component, Ratio> weights = new EnumMap<>(Component.class);
        settled.forEach(part -> add(weights, part.parts()));
        List<FactId> records =
                settled.stream().map(part -> part.settlement().id()).toList();
        return oneCurrency ? composed(weights, ReceiptComposition.Origin.INVOICE, records) : Optional.empty();
    }

    /** The first of the compositions that are stated. */
    static Optional<ReceiptComposition> ofCompositions(ReceivedPayment payment) {
        return payment.compositions().stream()
                .map(DocumentedSplit::composed)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ReceiptComposition> composed(PaymentComposition composition) {
        Map<Component, Ratio> weights = new EnumMap<>(Component.class);
        add(weights, composition.parts());
        ReceiptComposition.Origin origin = switch (composition.origin()) {
            case CHECKOUT -> ReceiptComposition.Origin.CHECKOUT;
            case PAYMENT_INTENT -> ReceiptComposition.Origin.PAYMENT_INTENT;
            case METADATA -> ReceiptComposition.Origin.METADATA;
        };
        return composed(weights, origin, List.of(composition.id()));
    }

    private static Optional<ReceiptComposition> composed(
            Map<Component, Ratio> weights, ReceiptComposition.Origin origin, List<FactId> records) {
        return Ratio.total(weights.values()).signum() <= 0
                ? Optional.empty()
                : Optional.of(new ReceiptComposition(weights, origin, records));
    }

    private static void add(Map<Component, Ratio> weights, Map<Component, Money> parts) {
        parts.forEach((component, part) -> weights.merge(component, Ratio.of(part.amountMinor()), Ratio::plus));
    }
}
