package com.econlytics.pnl;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.time.MonthRange;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Why the figures of two books differ: the walk from one to the other in a fixed order of causes.
 *
 * <p>Each step applies one cause to the whole books and is a full statement, so that every figure can be followed from step
 * to step; the changes of all steps sum to the difference exactly. A fact that only the later books know counts in the first
 * step as the later books have it.
 *
 * <p>Example: profit was 100.00 and is 90.00: new facts +5.00, restated facts 0.00, matching 0.00, costing −15.00,
 * allocation 0.00, closing 0.00.
 *
 * @param before the balances of the books that come first
 * @param steps one for each cause, in order; the last one's balances are those of the other books
 */
public record Difference(List<Balance> before, List<Step> steps) {
    public Difference {
        before = List.copyOf(before);
        steps = List.copyOf(steps);
    }

    /** The walk from {@code before} to {@code after}. */
    public static Difference between(Books before, Books after) {
        return new Walk(before, after).toDifference(Books::balances, Books::balances);
    }

    /**
     * The walk in a reporting currency. Up to its last step amounts are translated as they were before; the last step
     * changes the rates. What has no rate is in no step.
     */
    public static Difference between(
            Books before, ReportingCurrency ratesBefore, Books after, ReportingCurrency ratesAfter) {
        if (!ratesBefore.currency().equals(ratesAfter.currency())) {
            throw new IllegalArgumentException("the books are shown in " + ratesBefore.currency() + " before and in "
                    + ratesAfter.currency() + " after; compare them in one currency");
        }
        return new Walk(before, after)
                .toDifference(
                        books -> ratesBefore.translate(books).balances(),
                        books -> ratesAfter.translate(books).balances());
    }

    /** The causes, in the order in which they are applied. */
    public enum Cause {
        /** Facts that only one of the books knows. */
        NEW_FACTS,
        /** Facts that a source stated again with other contents, or that were contested or settled. */
        RESTATED_FACTS,
        /** Parties that belong to another customer. */
        MATCHING,
        /** Other prices of work. */
        COSTING,
        /** Shared costs that are allocated in another way. */
        ALLOCATION,
        /** Amounts that count in another month because books were closed or reopened. */
        CLOSING,
        /** Other exchange rates, or another policy; only between books in a reporting currency. */
        EXCHANGE_RATES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The books after one more cause was applied.
     *
     * @param cause what was applied
     * @param facts the facts whose lines it changed, by id
     * @param balances all balances after it
     */
    public record Step(Cause cause, List<FactId> facts, List<Balance> balances) {
        public Step {
            Objects.requireNonNull(cause, "cause");
            facts = List.copyOf(facts);
            balances = List.copyOf(balances);
        }
    }

    /** What each cause changed about a figure of one bearer; the sum is the whole change. */
    public Map<Cause, Long> changes(CustomerId customer, StatementLine line, Unit unit, MonthRange months) {
        return changes(balance -> balance.key().customer().equals(customer) && counts(balance, line, unit, months));
    }

    /** What each cause changed about a figure of the company; the sum is the whole change. */
    public Map<Cause, Long> companyChanges(StatementLine line, Unit unit, MonthRange months) {
        return changes(balance -> counts(balance, line, unit, months));
    }

    /** The walk of a company figure as text, one line for each step. */
    public String render(StatementLine line, Unit unit, MonthRange months) {
        StringBuilder text = new StringBuilder();
        Predicate<Balance> counts = balance -> counts(balance, line, unit, months);
        row(text, "before", unit, sum(before, counts), "");
        Map<Cause, Long> changes = changes(counts);
        for (Step step : steps) {
            long change = Objects.requireNonNull(changes.get(step.cause));
            row(text, step.cause.toString(), unit, change, step.facts.size() + " facts");
        }
        row(text, "after", unit, sum(after(), counts), "");
        return text.toString();
    }

    /** The balances of the books that come last. */
    public List<Balance> after() {
        return steps.isEmpty() ? before : steps.get(steps.size() - 1).balances;
    }

    private Map<Cause, Long> changes(Predicate<Balance> counts) {
        Map<Cause, Long> changes = new EnumMap<>(Cause.class);
        long sum = sum(before, counts);
        for (Step step : steps) {
            long next = sum(step.balances, counts);
            changes.put(step.cause, Math.subtractExact(next, sum));
            sum = next;
        }
        return changes;
    }

    private static boolean counts(Balance balance, StatementLine line, Unit unit, MonthRange months) {
        return balance.key().unit().equals(unit)
                && line.contains(balance.key().account())
                && months.contains(balance.key().month());
    }

    private static long sum(Collection<Balance> balances, Predicate<Balance> counts) {
        return balances.stream().filter(counts).mapToLong(Balance::amount).reduce(0L, Math::addExact);
    }

    private static void row(StringBuilder text, String name, Unit unit, long amount, String note) {
        String shown = unit.isMoney() ? unit.money(amount).toString() : amount + " " + unit;
        text.append(String.format(Locale.ROOT, "%-16s %24s  %s", name, shown, note)
                        .stripTrailing())
                .append('\n');
    }
}
