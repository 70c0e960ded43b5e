package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One period in one currency: the lines, the tests and the verdict.
 *
 * @param period whole months
 * @param currency of all amounts
 * @param lines every line that an account is mapped to, in the order of their names
 * @param raw the figures as they stand: revenue and cost, each if a line of it is mapped
 * @param explained what the causes leave
 * @param unmapped accounts of profit and loss that are mapped to nothing, with what the statement has on them, as stated
 * @param netDeposits payouts that the books record as income
 * @param notComparable why there is nothing to compare; empty if there is
 */
public record PeriodComparison(
        MonthRange period,
        Currency currency,
        List<LineComparison> lines,
        List<ToleranceCheck> raw,
        ToleranceCheck explained,
        SortedMap<BookAccount, Money> unmapped,
        List<NetDeposits> netDeposits,
        List<NotComparable> notComparable) {
    public PeriodComparison {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(explained, "explained");
        lines = List.copyOf(lines);
        raw = List.copyOf(raw);
        unmapped = Collections.unmodifiableSortedMap(new TreeMap<>(unmapped));
        netDeposits = List.copyOf(netDeposits);
        notComparable = List.copyOf(notComparable);
    }

    static PeriodComparison of(
            MonthRange period,
            Currency currency,
            List<LineComparison> lines,
            Tolerance tolerance,
            SortedMap<BookAccount, Money> unmapped,
            List<NetDeposits> netDeposits,
            List<NotComparable> reasons) {
        List<ToleranceCheck> raw = new ArrayList<>();
        for (LineKind kind : List.of(LineKind.REVENUE, LineKind.COST)) {
            List<LineComparison> tested = lines.stream()
                    .filter(line -> LineKind.of(line.line()) == kind)
                    .toList();
            if (!tested.isEmpty()) {
                raw.add(ToleranceCheck.raw(kind, tested, currency, tolerance));
            }
        }
        List<NotComparable> all = new ArrayList<>(reasons);
        boolean undefined = raw.stream().anyMatch(check -> check.outcome() == ToleranceCheck.Outcome.UNDEFINED);
        if (undefined || raw.stream().allMatch(check -> check.books().isZero())) {
            all.add(NotComparable.ZERO_DENOMINATOR);
        }
        ToleranceCheck explained = ToleranceCheck.explained(lines, currency, tolerance);
        return new PeriodComparison(period, currency, lines, raw, explained, unmapped, netDeposits, all);
    }

    /** Whether the figures agree with the books. */
    public Verdict verdict() {
        if (!notComparable.isEmpty()) {
            return Verdict.NOT_COMPARABLE;
        }
        boolean asTheyStand = raw.stream().allMatch(ToleranceCheck::holds);
        if (asTheyStand && explained.holds()) {
            return unmapped.isEmpty() ? Verdict.PASS : Verdict.WARN;
        }
        return asTheyStand || explained.holds() ? Verdict.WARN : Verdict.FAIL;
    }

    /** The comparison of one line; empty if no account is mapped to it. */
    public Optional<LineComparison> find(StatementLine line) {
        return lines.stream().filter(each -> each.line().equals(line)).findFirst();
    }

    /** What has {@code cause}, over all lines. */
    public Money amountOf(Cause cause) {
        return lines.stream().map(line -> line.amountOf(cause)).reduce(Money.zero(currency), Money::plus);
    }

    /** Whether no line has a variance and nothing is unmapped. */
    public boolean hasNoBreak() {
        return unmapped.isEmpty()
                && lines.stream()
                        .allMatch(line ->
                                line.variance().isZero() && line.causes().isEmpty());
    }
}
