package com.econlytics.pnl;

import com.econlytics.fact.Account;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure is what it is: a tree whose leaves are source records and sum to the figure.
 *
 * <p>Example: customer profit 12.86 of June is the sum of net revenue 19.00 (receipts 29.00 of charge {@code ch_1}, refund
 * −10.00 of {@code re_1}), fees −1.14 (of {@code ch_1}) and support −5.00 (of ticket 4, one ticket at 5.00).
 */
public sealed interface Explanation {
    /** What this part of the figure is called. */
    String label();

    /** What is counted. */
    Unit unit();

    /** The amount, in minor units of a currency or units of a driver, signed from the company's side. */
    long amount();

    /** All leaves below, in the order of the tree; a leaf is its own. */
    Stream<Leaf> leaves();

    /** The tree as indented text, amounts in front. */
    default String render() {
        return new ExplanationText(this).toString();
    }

    /**
     * A part that is the sum of others.
     *
     * @param label what it is called
     * @param unit what is counted
     * @param amount the sum of the parts
     * @param parts in the order of the statement, then of time
     */
    record Sum(String label, Unit unit, long amount, List<Explanation> parts) implements Explanation {
        public Sum {
            Objects.requireNonNull(unit, "unit");
            parts = List.copyOf(parts);
            long folded = parts.stream().mapToLong(Explanation::amount).reduce(0L, Math::addExact);
            if (folded != amount) {
                throw new IllegalArgumentException("the parts of " + label + " sum to " + folded + " and not to "
                        + amount + "; leave no part out");
            }
        }

        /** The sum of {@code parts}. */
        static Sum of(String label, Unit unit, List<Explanation> parts) {
            return new Sum(
                    label, unit, parts.stream().mapToLong(Explanation::amount).reduce(0L, Math::addExact), parts);
        }

        @Override
        public Stream<Leaf> leaves() {
            return parts.stream().flatMap(Explanation::leaves);
        }
    }

    /**
     * What one source record adds to the figure, by one rule.
     *
     * @param record the source record, or the run that allocated a pool
     * @param rule how the amount follows from the record
     * @param account under which account
     * @param month in which month it counts
     * @param origin in which month it happened; another one marks a prior-period adjustment
     * @param occurredAt when it happened; null for an allocation, which is of a whole month
     * @param unit what is counted
     * @param amount in the unit, signed from the company's side
     */
    record Leaf(
            FactId record,
            String rule,
            Account account,
            YearMonth month,
            YearMonth origin,
            @Nullable Instant occurredAt,
            Unit unit,
            long amount)
            implements Explanation {
        public Leaf {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(unit, "unit");
        }

        /** The record and the rule. */
        @Override
        public String label() {
            String adjusted = month.equals(origin) ? "" : ", a prior-period adjustment of " + origin;
            return record + ": " + rule + adjusted;
        }

        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }
    }
}
