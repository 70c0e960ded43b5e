package com.econlytics.revenue;

import com.econlytics.money.Ratio;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a receipt is divided into revenue, tax, tips and stored value: a port, which a host may implement.
 *
 * <p>A split answers from what it is given alone, and the same for the same; then the books are the same for the same facts,
 * and closed months never move.
 *
 * <p>Example: {@code ReceiptSplit.standard().orElse(ReceiptSplit.taxIncluded(Ratio.of(20, 100)))} reads documents, and takes 20 %
 * of tax to be in whatever no document is about.
 */
@FunctionalInterface
public interface ReceiptSplit {
    /** What {@code payment} is made of; empty if that is not known. */
    Optional<ReceiptComposition> of(ReceivedPayment payment);

    /** This, and {@code other} where this does not know. */
    default ReceiptSplit orElse(ReceiptSplit other) {
        return payment -> of(payment).or(() -> other.of(payment));
    }

    /**
     * What documents state, in this order: the invoices that the payment settled, its checkout, the processor's record of the
     * payment, what the host attached to it.
     */
    static ReceiptSplit standard() {
        ReceiptSplit invoices = DocumentedSplit::ofInvoices;
        return invoices.orElse(DocumentedSplit::ofCompositions);
    }

    /**
     * Every receipt includes tax at one rate. It is a last resort: what rests on it is told beside every figure.
     *
     * @param rate the tax as a part of the price without it, such as 20/100; not negative
     */
    static ReceiptSplit taxIncluded(Ratio rate) {
        if (rate.signum() < 0) {
            throw new IllegalArgumentException("a tax rate of " + rate + " is negative; state the tax as a part of the"
                    + " price without it, such as 20/100");
        }
        ReceiptComposition composition = new ReceiptComposition(
                Map.of(Component.NET, Ratio.ONE, Component.TAX, rate),
                ReceiptComposition.Origin.STATED_RATE,
                List.of());
        return payment -> Optional.of(composition);
    }
}
