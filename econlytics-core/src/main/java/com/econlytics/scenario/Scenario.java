package com.econlytics.scenario;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.time.MonthRange;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The same facts under an alternative: what would every customer, and the company, have earned?
 *
 * <p>Both sides are booked by the rules of the ledger, from the facts as they stand, on the customers that bear them now;
 * nothing is booked anywhere. Both ignore closings: each fact counts in the month in which it happened, at one set of
 * prices, and shared costs are allocated anew in every month. So the alternative alone makes the difference, and what
 * {@code before} differs from the books by is shown as set aside.
 *
 * <p>Example: tickets cost 5.00 in the books; {@code Scenario.repriced(books, at7)} shows a customer with 3 tickets and a
 * profit of 4.00 at −2.00: it turns to loss.
 *
 * @param alternative what is other than in the books, in words
 * @param booked the balances of the books as they stand
 * @param before the balances without the change
 * @param after the balances with it
 */
public record Scenario(String alternative, List<Balance> booked, List<Balance> before, List<Balance> after) {
    public Scenario {
        Objects.requireNonNull(alternative, "alternative");
        booked = List.copyOf(booked);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * All work priced by {@code costs}. The plan of allocation stays; what it shares may be another amount, such as the
     * capacity left idle. Work without a rate is pending, and never free.
     *
     * @throws ArithmeticException if an amount does not fit
     */
    public static Scenario repriced(Books books, CostModel costs) {
        return of("other prices of work", books, costs, books.allocationPlan());
    }

    /**
     * Shared costs allocated by {@code plan}. The profit of the company stays.
     *
     * @throws ArithmeticException if an amount does not fit
     */
    public static Scenario withPlan(Books books, AllocationPlan plan) {
        return of("another allocation of shared costs", books, books.costs(), plan);
    }

    private static Scenario of(String alternative, Books books, CostModel costs, AllocationPlan plan) {
        return of(alternative, books, Rebooking.balances(books, plan, Rebooking.lines(Rebooking.of(books, costs))));
    }

    static Scenario of(String alternative, Books books, List<Balance> after) {
        List<Line> direct = Rebooking.lines(Rebooking.of(books, books.costs()));
        return new Scenario(
                alternative, books.balances(), Rebooking.balances(books, books.allocationPlan(), direct), after);
    }

    /**
     * One for each currency and bearer with a profit or loss on either side, by currency code and number. The changes of one
     * currency sum to that of the company.
     */
    public List<Impact> impacts() {
        return impacts(MonthRange.ALL);
    }

    /** The same for what happened in {@code months} alone. */
    public List<Impact> impacts(MonthRange months) {
        return Impact.between(before, after, months);
    }

    /** What the books hold otherwise because of closings: booked against before, one for each bearer that differs. */
    public List<Impact> setAside() {
        return Impact.between(booked, before, MonthRange.ALL).stream()
                .filter(impact -> !impact.change().isZero())
                .toList();
    }

    /** The customers that turn to loss, by currency code and number. */
    public List<Impact> turnedToLoss() {
        return turned(Impact.Turn.TO_LOSS);
    }

    /** The customers that turn out of loss, by currency code and number. */
    public List<Impact> turnedOutOfLoss() {
        return turned(Impact.Turn.OUT_OF_LOSS);
    }

    /** The company's profit, one for each currency in which there is any, by code. */
    public List<CompanyImpact> company() {
        SortedMap<String, Money> stood = sums(booked);
        SortedMap<String, Money> first = sums(before);
        SortedMap<String, Money> last = sums(after);
        return Stream.of(stood, first, last)
                .flatMap(sums -> sums.keySet().stream())
                .distinct()
                .sorted()
                .map(code -> new CompanyImpact(sumIn(code, stood), sumIn(code, first), sumIn(code, last)))
                .toList();
    }

    /** How much of {@code unit} is pending before because no rate was in force, such as 3 tickets. */
    public long withoutRateBefore(Unit unit) {
        return withoutRate(before, unit);
    }

    /** How much of {@code unit} is pending after because no rate would be in force. */
    public long withoutRateAfter(Unit unit) {
        return withoutRate(after, unit);
    }

    /** The scenario as plain text, one table for each currency, in the same way in every locale. */
    public String toText() {
        return ScenarioText.of(this);
    }

    private List<Impact> turned(Impact.Turn turn) {
        return impacts().stream().filter(impact -> impact.turn() == turn).toList();
    }

    private static SortedMap<String, Money> sums(Collection<Balance> balances) {
        SortedMap<String, Money> sums = new TreeMap<>();
        for (Impact impact : Impact.between(List.of(), balances, MonthRange.ALL)) {
            sums.merge(impact.after().currency().getCurrencyCode(), impact.after(), Money::plus);
        }
        return sums;
    }

    private static Money sumIn(String code, SortedMap<String, Money> sums) {
        return sums.getOrDefault(code, Money.zero(Currency.getInstance(code)));
    }

    private static long withoutRate(Collection<Balance> balances, Unit unit) {
        return balances.stream()
                .filter(balance -> balance.key().account().equals(ChartOfAccounts.NO_RATE)
                        && balance.key().unit().equals(unit))
                .mapToLong(Balance::amount)
                .reduce(0L, Math::addExact);
    }
}
