package com.econlytics.scenario;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.Objects;

/** At which price customers break even, or why no price is the answer. */
public sealed interface PriceAnswer {
    /**
     * There is such a price.
     *
     * <p>Example: 2 payments of 10.00 each and a loss of 3.00: receipts have to be 23/20 of what they are, and each payment
     * 1.50 more.
     *
     * @param factor by what receipts would have to be multiplied for a profit of exactly 0; below 1 if they could fall
     * @param changePerPayment the smallest whole change of every payment at which profit is at least 0; negative if the price
     *     could fall
     */
    record Solved(Ratio factor, Money changePerPayment) implements PriceAnswer {
        public Solved {
            Objects.requireNonNull(factor, "factor");
            Objects.requireNonNull(changePerPayment, "changePerPayment");
        }
    }

    /** Profit is above 0 even if nothing were paid. */
    record EvenForFree() implements PriceAnswer {}

    /**
     * There is no price to change.
     *
     * @param reason why
     */
    record Undefined(Reason reason) implements PriceAnswer {
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why there is no price to change. */
    enum Reason {
        /** Gross receipts in the currency are 0 or less. */
        NO_RECEIPTS,
        /** There are receipts, and none of them is a payment that brought money. */
        NO_PAYMENTS
    }
}
