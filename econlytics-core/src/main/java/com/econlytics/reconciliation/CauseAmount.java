package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * So much of a variance has this cause, by these records.
 *
 * <p>Example: fees of 3.00 that were deducted from revenue are {@code FEES EUR 3.00} on revenue and {@code FEES EUR -3.00} on
 * fees.
 *
 * @param cause why
 * @param amount what it adds to system less books: the sum of {@code records}
 * @param records the parts of records that show it
 */
public record CauseAmount(Cause cause, Money amount, List<RecordPart> records) {
    public CauseAmount {
        Objects.requireNonNull(cause, "cause");
        records = List.copyOf(records);
        Money sum = records.stream().map(RecordPart::amount).reduce(Money.zero(amount.currency()), Money::plus);
        if (!sum.equals(amount)) {
            throw new IllegalArgumentException("cause " + cause + " of " + amount + " has records of " + sum
                    + "; a cause counts only as the sum of its records");
        }
    }

    static CauseAmount of(Cause cause, List<RecordPart> records) {
        return new CauseAmount(
                cause,
                records.stream().map(RecordPart::amount).reduce(Money::plus).orElseThrow(),
                records);
    }
}
