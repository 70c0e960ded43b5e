package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.ProfitAndLoss;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * On how few customers revenue and profit of one currency rest, and which customers cost more than they bring.
 *
 * <p>The customers are those with an amount in a section of profit in this currency, be their profit 0; the others are
 * counted beside them, because somebody who never paid anything in it would make any share look more concentrated. What is
 * unattributed and unallocated belongs to nobody and completes the total to the company's.
 *
 * @param currency of every amount
 * @param byProfit the curve of customer profit
 * @param byRevenue the curve of net revenue, of the same customers
 * @param unprofitable the customers with a loss
 * @param customersWithoutAmounts how many customers have nothing in this currency
 * @param unattributed one customer's, not known whose
 * @param unallocated shared
 */
public record Concentration(
        Currency currency,
        WhaleCurve byProfit,
        WhaleCurve byRevenue,
        Unprofitable unprofitable,
        int customersWithoutAmounts,
        ProfitAndLoss unattributed,
        ProfitAndLoss unallocated) {
    public Concentration {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(byProfit, "byProfit");
        Objects.requireNonNull(byRevenue, "byRevenue");
        Objects.requireNonNull(unprofitable, "unprofitable");
        Objects.requireNonNull(unattributed, "unattributed");
        Objects.requireNonNull(unallocated, "unallocated");
    }

    /**
     * The customers who cost more than they bring.
     *
     * @param customers how many
     * @param statement theirs: revenue, costs by section, and the loss as {@code customerProfit()}, negative
     */
    public record Unprofitable(int customers, ProfitAndLoss statement) {
        public Unprofitable {
            Objects.requireNonNull(statement, "statement");
        }

        /** What they lose together, positive; 0 if there are none. */
        public Money loss() {
            return statement.customerProfit().negated();
        }
    }

    /** The concentration of {@code population} in {@code currency}. */
    public static Concentration of(Population population, Currency currency) {
        SortedMap<CustomerId, List<Balance>> balances = population.balances(currency, customer -> customer);
        SortedMap<CustomerId, ProfitAndLoss> statements = new TreeMap<>();
        balances.forEach((bearer, own) -> statements.put(bearer, ProfitAndLoss.of(own, currency)));
        ProfitAndLoss nothing = ProfitAndLoss.of(List.of(), currency);
        ProfitAndLoss unattributed = statements.getOrDefault(CustomerId.UNATTRIBUTED, nothing);
        ProfitAndLoss unallocated = statements.getOrDefault(CustomerId.UNALLOCATED, nothing);
        statements.entrySet().removeIf(entry -> !entry.getKey().isCustomer() || !hasProfitSection(entry.getValue()));
        WhaleCurve byProfit = curve(currency, statements, ProfitAndLoss::customerProfit);
        return new Concentration(
                currency,
                byProfit,
                curve(currency, statements, ProfitAndLoss::netRevenue),
                unprofitable(byProfit.losses(), balances, currency),
                population.customers().size() - statements.size(),
                unattributed,
                unallocated);
    }

    private static boolean hasProfitSection(ProfitAndLoss statement) {
        return statement.sections().keySet().stream().anyMatch(section -> section.use() == Section.Use.PROFIT);
    }

    private static WhaleCurve curve(
            Currency currency, Map<CustomerId, ProfitAndLoss> statements, Function<ProfitAndLoss, Money> figure) {
        SortedMap<CustomerId, Money> amounts = new TreeMap<>();
        statements.forEach((customer, statement) -> amounts.put(customer, figure.apply(statement)));
        return WhaleCurve.of(currency, amounts);
    }

    private static Unprofitable unprofitable(
            List<WhaleCurve.Rank> losses, Map<CustomerId, List<Balance>> balances, Currency currency) {
        List<Balance> theirs = losses.stream()
                .flatMap(loss -> balances.getOrDefault(loss.customer(), List.of()).stream())
                .toList();
        return new Unprofitable(losses.size(), ProfitAndLoss.of(theirs, currency));
    }
}
