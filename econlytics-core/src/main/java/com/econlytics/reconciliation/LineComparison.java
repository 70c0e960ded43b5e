package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.StatementLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line in one period and currency: ours, the books', and why they differ. All amounts are signed from the company's side.
 *
 * <p>Example: system 1,000.00, books 1,200.00, variance −200.00, of which TAX −200.00, residual 0.00.
 *
 * @param line which line
 * @param system ours
 * @param books what the accounts mapped to it sum to
 * @param causes what records show, in the order of precedence
 * @param inferred what would fit the residual, and is part of it
 * @param accepted differences that are in force
 * @param unexplained the records that have no cause, where the entries of the books are known
 */
public record LineComparison(
        StatementLine line,
        Money system,
        Money books,
        List<CauseAmount> causes,
        List<InferredCause> inferred,
        List<AcceptedDifference> accepted,
        List<RecordPart> unexplained) {
    public LineComparison {
        Objects.requireNonNull(line, "line");
        causes = List.copyOf(causes);
        inferred = List.copyOf(inferred);
        accepted = List.copyOf(accepted);
        unexplained = List.copyOf(unexplained);
    }

    /** System less books. */
    public Money variance() {
        return system.minus(books);
    }

    /** The variance as a part of the books' absolute figure; empty if that is 0. */
    public Optional<Ratio> relativeVariance() {
        return Ratio.find(variance().amountMinor(), books.amountMinor())
                .map(ratio -> books.isNegative() ? ratio.negated() : ratio);
    }

    /** What is {@code cause} in it; 0 if nothing. */
    public Money amountOf(Cause cause) {
        return causes.stream()
                .filter(amount -> amount.cause() == cause)
                .map(CauseAmount::amount)
                .reduce(zero(), Money::plus);
    }

    /** What no cause explains, accepted or not. */
    public Money unexplainedAmount() {
        return causes.stream().map(CauseAmount::amount).reduce(variance(), Money::minus);
    }

    /** What no cause explains and nobody accepts. */
    public Money residual() {
        return accepted.stream().map(AcceptedDifference::amount).reduce(unexplainedAmount(), Money::minus);
    }

    private Money zero() {
        return Money.zero(system.currency());
    }
}
