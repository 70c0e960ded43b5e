package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a reconciliation in a file.
 *
 * <p>Amounts are signed from the company's side. A line's variance is the sum of those of its causes, of what is accepted, and of
 * the residual; a cause's is the sum of those of its records.
 *
 * <p>Example: line fees with system −3.00, books −2.00, variance −1.00; cause timing with variance −1.00; residual 0.00.
 *
 * @param part of what this is a row
 * @param period which period of the statement
 * @param line the name of the line; of {@link Part#UNMAPPED} the id of the account; empty of {@link Part#VERDICT}
 * @param cause why; of {@link Part#VERDICT} the verdict and its reasons, of {@link Part#ACCEPTED} who and why; else empty
 * @param record which record, of {@link Part#RECORD}; else empty
 * @param system ours; 0 but for {@link Part#LINE}
 * @param books the books'; 0 but for {@link Part#LINE} and, as the statement has it, {@link Part#UNMAPPED}
 * @param variance so much of system less books
 */
public record ReconciliationRow(
        Part part,
        MonthRange period,
        String line,
        String cause,
        String record,
        Money system,
        Money books,
        Money variance) {
    private static final int PERCENT_DECIMALS = 2;

    public ReconciliationRow {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(record, "record");
        boolean oneCurrency =
                system.currency().equals(books.currency()) && system.currency().equals(variance.currency());
        if (!oneCurrency) {
            throw new IllegalArgumentException("a row of a reconciliation has amounts of " + system + ", " + books
                    + " and " + variance + "; state a row for each currency");
        }
    }

    /** Of what a row is one. */
    public enum Part {
        /** What came of the period. */
        VERDICT,
        /** A line: ours and the books'. */
        LINE,
        /** Why the line differs. */
        CAUSE,
        /** A part of a record that shows the cause. */
        RECORD,
        /** What somebody accepts. */
        ACCEPTED,
        /** What nothing explains. */
        RESIDUAL,
        /** An account of the books that is mapped to nothing. */
        UNMAPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line's variance in percent of the books' absolute figure, half to even to two decimals; empty if the books have 0, and
     * for all but lines.
     */
    public Optional<BigDecimal> percent() {
        return part == Part.LINE
                ? Ratio.find(variance.amountMinor(), books.amountMinor())
                        .map(ratio -> books.isNegative() ? ratio.negated() : ratio)
                        .map(ratio -> ratio.toDecimal(PERCENT_DECIMALS + 2).movePointRight(2))
                : Optional.empty();
    }
}
