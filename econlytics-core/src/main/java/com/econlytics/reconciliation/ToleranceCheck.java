package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;

/**
 * Whether figures that should be alike are.
 *
 * <p>Example: revenue lines of +100.00 and −100.00 have the net error 0.00 and the gross error 200.00, so that they do not hide
 * each other.
 *
 * @param of what was tested: {@code revenue}, {@code cost} or {@code residual}
 * @param net the sum of the differences
 * @param gross the sum of their absolute figures
 * @param books the sum of the books' absolute figures
 * @param outcome what came of it
 */
public record ToleranceCheck(String of, Money net, Money gross, Money books, Outcome outcome) {
    /** What came of a test. */
    public enum Outcome {
        /** Within the tolerance. */
        HOLDS,
        /** Beyond the tolerance. */
        FAILS,
        /** The books have nothing, and we have something. */
        UNDEFINED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ToleranceCheck raw(LineKind kind, Collection<LineComparison> lines, Currency currency, Tolerance tolerance) {
        Money net = sum(lines.stream().map(LineComparison::variance).toList(), currency);
        Money gross = absolute(lines.stream().map(LineComparison::variance).toList(), currency);
        Money books = absolute(lines.stream().map(LineComparison::books).toList(), currency);
        boolean within = tolerance.allowsRaw(net, books) && tolerance.allowsRaw(gross, books);
        Outcome outcome = within ? Outcome.HOLDS : Outcome.FAILS;
        return new ToleranceCheck(
                kind.toString(), net, gross, books, books.isZero() && !gross.isZero() ? Outcome.UNDEFINED : outcome);
    }

    static ToleranceCheck explained(Collection<LineComparison> lines, Currency currency, Tolerance tolerance) {
        Money net = sum(lines.stream().map(LineComparison::residual).toList(), currency);
        Money gross = absolute(lines.stream().map(LineComparison::residual).toList(), currency);
        Money books = absolute(lines.stream().map(LineComparison::books).toList(), currency);
        return new ToleranceCheck(
                "residual", net, gross, books, tolerance.allowsResidual(gross, books) ? Outcome.HOLDS : Outcome.FAILS);
    }

    /** Whether it is within the tolerance. */
    public boolean holds() {
        return outcome == Outcome.HOLDS;
    }

    private static Money sum(Collection<Money> amounts, Currency currency) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    private static Money absolute(Collection<Money> amounts, Currency currency) {
        return sum(
                amounts.stream()
                        .map(amount -> amount.isNegative() ? amount.negated() : amount)
                        .toList(),
                currency);
    }
}
