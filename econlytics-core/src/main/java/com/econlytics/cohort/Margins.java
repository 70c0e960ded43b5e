package com.econlytics.cohort;

import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.ProfitAndLoss;
import java.util.Collection;
import java.util.Currency;
import java.util.Objects;

/**
 * The three margins of a group of customers, signed from the company's side, in one currency.
 *
 * <p>Example: received 29.00, refunded 10.00, fees 1.14, won for 5.00: revenue 19.00, contribution 17.86, profit 12.86.
 *
 * @param revenue net revenue: receipts less refunds and disputes
 * @param contribution contribution before acquisition (CM2)
 * @param profit customer profit (CM3)
 */
public record Margins(Money revenue, Money contribution, Money profit) {
    public Margins {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(contribution, "contribution");
        Objects.requireNonNull(profit, "profit");
    }

    /** Nothing, in {@code currency}. */
    public static Margins zero(Currency currency) {
        return new Margins(Money.zero(currency), Money.zero(currency), Money.zero(currency));
    }

    /** The margins of a statement. */
    public static Margins of(ProfitAndLoss statement) {
        Money profit = statement.customerProfit();
        Money acquisition = statement.find(Section.ACQUISITION).orElse(Money.zero(statement.currency()));
        return new Margins(statement.netRevenue(), profit.minus(acquisition), profit);
    }

    /** The margins of {@code balances}, those of other currencies left out. */
    static Margins of(Collection<Balance> balances, Currency currency) {
        return of(ProfitAndLoss.of(balances, currency));
    }

    /** Both together; they must be of one currency. */
    public Margins plus(Margins other) {
        return new Margins(
                revenue.plus(other.revenue), contribution.plus(other.contribution), profit.plus(other.profit));
    }
}
