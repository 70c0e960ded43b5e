package com.econlytics.pnl;

import com.econlytics.TextOrder;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was planned against what came, month by month and line by line, in one currency each.
 *
 * <p>Both are signed from the company's side, so a variance above 0 is favourable on every line: more revenue, or less cost.
 *
 * <p>Example: revenue of 1,000.00 was planned and 1,100.00 came: +100.00, 10 %. Fees of −30.00 were planned and came as −36.00:
 * −6.00, −20 %.
 *
 * @param rows one for each entry of the budget, by month, currency and line
 * @param unbudgeted what came in the months and currencies of the budget on profit lines that it does not plan
 */
public record BudgetComparison(List<Row> rows, List<Unbudgeted> unbudgeted) {
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::month)
            .thenComparing(entry -> entry.amount().currency().getCurrencyCode())
            .thenComparing(entry -> entry.line().name(), TextOrder.CODE_POINT);

    public BudgetComparison {
        rows = List.copyOf(rows);
        unbudgeted = List.copyOf(unbudgeted);
    }

    /**
     * Compares a budget with balances.
     *
     * @param budget in any order; months, currencies and lines that it does not name are not compared
     * @throws IllegalArgumentException if it plans one line twice for one month and currency
     */
    public static BudgetComparison of(Collection<Entry> budget, Collection<Balance> balances) {
        Set<List<Object>> seen = new HashSet<>();
        for (Entry entry : budget) {
            if (!seen.add(List.of(entry.month, entry.line, entry.amount.currency()))) {
                throw new IllegalArgumentException(entry.line + " is planned twice for " + entry.month + " in "
                        + entry.amount.currency() + "; state one amount");
            }
        }
        List<Row> rows = budget.stream()
                .sorted(ORDER)
                .map(entry -> new Row(entry, actual(entry, balances)))
                .toList();
        return new BudgetComparison(rows, unbudgeted(budget, balances));
    }

    /**
     * One planned amount.
     *
     * @param month for which month
     * @param line which figure
     * @param amount signed from the company's side: planned costs are negative
     */
    public record Entry(YearMonth month, StatementLine line, Money amount) {
        public Entry {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * A planned amount and what came.
     *
     * @param budget what was planned
     * @param actual what came, in the same currency
     */
    public record Row(Entry budget, Money actual) {
        /** What came less what was planned: above 0 is favourable. */
        public Money variance() {
            return actual.minus(budget.amount);
        }

        /** The variance as a part of the planned absolute amount; empty if nothing was planned. */
        public Optional<Ratio> findRate() {
            return Ratio.find(variance().amountMinor(), budget.amount.amountMinor())
                    .map(rate -> budget.amount.isNegative() ? rate.times(Ratio.of(-1)) : rate);
        }
    }

    /**
     * What nobody planned.
     *
     * @param month in which it came
     * @param section where
     * @param actual what came, signed from the company's side
     */
    public record Unbudgeted(YearMonth month, Section section, Money actual) {}

    /** The comparison as plain text, in the same way in every locale; rates rounded half to even to one decimal. */
    public String render() {
        StringBuilder text = new StringBuilder();
        line(text, "month", "line", "budget", "actual", "variance", "rate");
        rows.forEach(row -> line(
                text,
                row.budget.month.toString(),
                row.budget.line.name(),
                row.budget.amount.toString(),
                row.actual.toString(),
                row.variance().toString(),
                row.findRate().map(BudgetComparison::percent).orElse("undefined")));
        unbudgeted.forEach(row -> line(
                text,
                row.month.toString(),
                StatementLine.of(row.section).name(),
                "not planned",
                row.actual.toString(),
                "",
                ""));
        return text.toString();
    }

    private static Money actual(Entry entry, Collection<Balance> balances) {
        Unit unit = Unit.of(entry.amount.currency());
        long sum = 0;
        for (Balance balance : balances) {
            boolean counts = balance.key().month().equals(entry.month)
                    && balance.key().unit().equals(unit)
                    && entry.line.contains(balance.key().account());
            sum = counts ? Math.addExact(sum, balance.amount()) : sum;
        }
        return new Money(sum, entry.amount.currency());
    }

    private static List<Unbudgeted> unbudgeted(Collection<Entry> budget, Collection<Balance> balances) {
        TreeMap<Place, Money> sums = new TreeMap<>(Comparator.comparing(Place::month)
                .thenComparing(place -> place.unit().code(), TextOrder.CODE_POINT)
                .thenComparing(Place::section));
        for (Balance balance : balances) {
            Place place = new Place(
                    balance.key().month(),
                    balance.key().unit(),
                    balance.key().account().section());
            if (isInBudget(place, budget) && !isPlanned(balance, budget)) {
                sums.merge(place, place.unit.money(balance.amount()), Money::plus);
            }
        }
        return sums.entrySet().stream()
                .filter(entry -> !entry.getValue().isZero())
                .map(entry -> new Unbudgeted(entry.getKey().month, entry.getKey().section, entry.getValue()))
                .toList();
    }

    private static boolean isInBudget(Place place, Collection<Entry> budget) {
        return place.section.use() == Section.Use.PROFIT
                && place.unit.isMoney()
                && budget.stream()
                        .anyMatch(entry -> entry.month.equals(place.month)
                                && Unit.of(entry.amount.currency()).equals(place.unit));
    }

    private static boolean isPlanned(Balance balance, Collection<Entry> budget) {
        return budget.stream()
                .anyMatch(entry -> entry.month.equals(balance.key().month())
                        && Unit.of(entry.amount.currency()).equals(balance.key().unit())
                        && entry.line.contains(balance.key().account()));
    }

    private static String percent(Ratio rate) {
        return new BigDecimal(rate.times(Ratio.of(1000)).roundHalfEven(), 1).toPlainString() + " %";
    }

    private static void line(StringBuilder text, String month, String name, String... columns) {
        text.append(String.format(Locale.ROOT, "%-8s %-24s", month, name));
        for (String column : columns) {
            text.append(String.format(Locale.ROOT, " %18s", column));
        }
        text.setLength(text.toString().stripTrailing().length());
        text.append('\n');
    }

    private record Place(YearMonth month, Unit unit, Section section) {}
}
