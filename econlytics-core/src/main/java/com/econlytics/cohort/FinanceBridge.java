package com.econlytics.cohort;

import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The walk from the months in which things happened (the view of cohorts) to the months in which they count (the view of
 * finance), in customer profit of one currency.
 *
 * <p>The two differ by prior-period adjustments alone, each named by its origin and the month in which it counts.
 *
 * <p>Example: a refund of 10.00 on 2 June that became known after June was closed: June happened 90.00, less the −10.00
 * moved out, counted 100.00; July happened 50.00, with the −10.00 moved in, counted 40.00.
 *
 * @param currency of every amount
 * @param months every month in which anything happened or counts, in order
 * @param adjustments by origin and month
 */
public record FinanceBridge(Currency currency, List<Month> months, List<Adjustment> adjustments) {
    public FinanceBridge {
        Objects.requireNonNull(currency, "currency");
        months = List.copyOf(months);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * The walk of one month: {@code happened − movedOut + movedIn = counted}.
     *
     * @param month which
     * @param happened the profit of what happened in it
     * @param movedOut of that, the profit that counts in a later month
     * @param movedIn the profit that counts in it and happened earlier
     */
    public record Month(YearMonth month, Money happened, Money movedOut, Money movedIn) {
        public Month {
            Objects.requireNonNull(month, "month");
        }

        /** The profit of the month in the view of finance. */
        public Money counted() {
            return happened.minus(movedOut).plus(movedIn);
        }
    }

    /**
     * What became known about a closed month.
     *
     * @param origin in which month it happened
     * @param countedIn in which month it counts
     * @param profit how much
     */
    public record Adjustment(YearMonth origin, YearMonth countedIn, Money profit) {
        public Adjustment {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(countedIn, "countedIn");
            Objects.requireNonNull(profit, "profit");
        }
    }

    /** The walk of all {@code balances} in {@code currency}. */
    static FinanceBridge of(Collection<Balance> balances, Currency currency) {
        List<Adjustment> flows = flows(balances, currency);
        List<Month> months = flows.stream()
                .flatMap(flow -> Stream.of(flow.origin(), flow.countedIn()))
                .distinct()
                .sorted()
                .map(month -> month(month, flows, currency))
                .toList();
        return new FinanceBridge(
                currency, months, flows.stream().filter(FinanceBridge::isMoved).toList());
    }

    /** The profit of each pair of origin and month, moved or not. */
    private static List<Adjustment> flows(Collection<Balance> balances, Currency currency) {
        Map<YearMonth, Map<YearMonth, List<Balance>>> pairs = new TreeMap<>();
        for (Balance balance : balances) {
            if (balance.key().unit().code().equals(currency.getCurrencyCode())) {
                pairs.computeIfAbsent(balance.key().origin(), unseen -> new TreeMap<>())
                        .computeIfAbsent(balance.key().month(), unseen -> new ArrayList<>())
                        .add(balance);
            }
        }
        List<Adjustment> flows = new ArrayList<>();
        pairs.forEach((origin, months) -> months.forEach((month, moved) -> flows.add(
                new Adjustment(origin, month, Margins.of(moved, currency).profit()))));
        return flows;
    }

    private static Month month(YearMonth month, List<Adjustment> flows, Currency currency) {
        Predicate<Adjustment> happened = flow -> flow.origin().equals(month);
        Predicate<Adjustment> counted = flow -> flow.countedIn().equals(month);
        return new Month(
                month,
                profit(flows, happened, currency),
                profit(flows, happened.and(FinanceBridge::isMoved), currency),
                profit(flows, counted.and(FinanceBridge::isMoved), currency));
    }

    private static boolean isMoved(Adjustment flow) {
        return !flow.origin().equals(flow.countedIn());
    }

    private static Money profit(List<Adjustment> flows, Predicate<Adjustment> chosen, Currency currency) {
        return flows.stream().filter(chosen).map(Adjustment::profit).reduce(Money.zero(currency), Money::plus);
    }
}
