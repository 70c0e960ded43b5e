package com.econlytics.pnl;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The engine that makes profitability rows of balances.
 *
 * <p>Tickets are shown in the row of the home currency, which is that of the cost model, so that no ticket is counted
 * twice for a customer who pays in two currencies.
 */
public final class Profitability {
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::customer)
            .thenComparing(row -> row.currency().getCurrencyCode());

    private final Currency homeCurrency;

    /** An engine that shows tickets in rows of {@code homeCurrency}. */
    public Profitability(Currency homeCurrency) {
        this.homeCurrency = homeCurrency;
    }

    /** One row for each customer and currency that has a balance, by customer number and currency code. */
    public List<CustomerProfit> of(Collection<Balance> balances) {
        SortedMap<Row, Sums> rows = new TreeMap<>(ORDER);
        for (Balance balance : balances) {
            Unit unit = balance.key().unit();
            Currency currency = unit.isMoney() ? Currency.getInstance(unit.code()) : homeCurrency;
            Row row = new Row(balance.key().customer(), currency);
            rows.computeIfAbsent(row, unseen -> new Sums()).add(balance);
        }
        return rows.entrySet().stream()
                .map(row -> row.getValue().toProfit(row.getKey()))
                .toList();
    }

    /** The column sums of {@code rows}, per currency: the company's. */
    public static Map<Currency, Money> netProfit(Collection<CustomerProfit> rows) {
        Map<Currency, Money> sums = new HashMap<>();
        rows.forEach(row -> sums.merge(row.netProfit().currency(), row.netProfit(), Money::plus));
        return sums;
    }

    private record Row(CustomerId customer, Currency currency) {}

    /** The sums by section of one row. */
    private static final class Sums {
        private final Map<Section, Long> sections = new EnumMap<>(Section.class);
        private long tickets;

        void add(Balance balance) {
            if (balance.key().unit().isMoney()) {
                sections.merge(balance.key().account().section(), balance.amount(), Math::addExact);
            } else if (balance.key().unit().equals(Unit.of(Driver.TICKET))
                    && balance.key().account().section() != Section.EXCLUDED) {
                tickets = Math.addExact(tickets, balance.amount());
            }
        }

        CustomerProfit toProfit(Row row) {
            return CustomerProfit.of(
                    row.customer(), row.currency(), section -> sections.getOrDefault(section, 0L), tickets);
        }
    }
}
