package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sums of lines, written as specification tables write them. */
final class Figures {
    private Figures() {}

    /** {@code receipts EUR 100.00; tax_collected EUR 20.00}: every account that is not zero, documents left out. */
    static String accounts(Books books) {
        return written(
                books.lines(),
                line -> !isStated(line),
                line -> line.key().account().code());
    }

    /** The same for accounts outside revenue. */
    static String outsideRevenue(Books books) {
        return written(
                books.lines(),
                line -> !isStated(line) && !line.key().account().section().isRevenue(),
                line -> line.key().account().code());
    }

    /** {@code 2026-01 EUR 55.89; 2026-02 EUR 92.06}: net revenue by month. */
    static String netRevenue(Books books) {
        return written(
                books.lines(),
                line -> line.key().account().section().isRevenue(),
                line -> line.key().month().toString());
    }

    /** The same by bearer, month and currency. */
    static SortedMap<String, Money> netRevenueByBearer(Books books) {
        return sums(
                books.lines(),
                line -> line.key().account().section().isRevenue(),
                line -> line.key().customer() + " " + line.key().month());
    }

    /** What one fact has on each account, documents left out. */
    static SortedMap<String, Money> sums(Collection<Line> lines, Predicate<Line> which, Function<Line, String> by) {
        SortedMap<String, Money> sums = new TreeMap<>();
        lines.stream()
                .filter(line -> line.key().unit().isMoney())
                .filter(which)
                .forEach(line -> sums.merge(
                        by.apply(line) + " " + line.key().unit(),
                        line.key().unit().money(line.amount()),
                        Money::plus));
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    static Money on(Books books, Account account, YearMonth through, Unit unit) {
        long sum = books.lines().stream()
                .filter(line -> line.key().account().equals(account)
                        && line.key().unit().equals(unit)
                        && !line.key().month().isAfter(through))
                .mapToLong(Line::amount)
                .sum();
        return unit.money(sum);
    }

    static boolean isStated(Line line) {
        return line.key().account().code().startsWith("stated.");
    }

    private static String written(Collection<Line> lines, Predicate<Line> which, Function<Line, String> by) {
        return sums(lines, which, by).entrySet().stream().map(Figures::written).collect(Collectors.joining("; "));
    }

    private static String written(Map.Entry<String, Money> sum) {
        return sum.getKey().substring(0, sum.getKey().length() - 3) + sum.getValue();
    }
}
