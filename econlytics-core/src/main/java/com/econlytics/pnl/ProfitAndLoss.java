package com.econlytics.pnl;

import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The statement of one currency, section by section, on the basis of receipts.
 *
 * <p>Amounts are signed from the company's side, so that each subtotal is the sum of the sections above it. A section
 * that no source supplies is absent, never 0, and a subtotal that lacks one says so.
 *
 * @param currency of every amount
 * @param sections the sections that have lines
 */
public record ProfitAndLoss(Currency currency, Map<Section, Money> sections) {
    public ProfitAndLoss {
        Objects.requireNonNull(currency, "currency");
        Map<Section, Money> copy = new EnumMap<>(Section.class);
        copy.putAll(sections);
        sections = Collections.unmodifiableMap(copy);
    }

    /** The statement of all balances in {@code currency}; others are left to their own statements. */
    public static ProfitAndLoss of(Collection<Balance> balances, Currency currency) {
        Map<Section, Money> sums = new EnumMap<>(Section.class);
        for (Balance balance : balances) {
            if (balance.key().unit().code().equals(currency.getCurrencyCode())) {
                Money amount = new Money(balance.amount(), currency);
                sums.merge(balance.key().account().section(), amount, Money::plus);
            }
        }
        return new ProfitAndLoss(currency, sums);
    }

    /** The amount of a section; empty if nothing supplies it. */
    public Optional<Money> find(Section section) {
        return Optional.ofNullable(sections.get(section));
    }

    /** Gross receipts less refunds and disputes. */
    public Money netRevenue() {
        return amountOf(StatementLine.NET_REVENUE);
    }

    /** Net revenue less everything it took to earn it: the sum of all profit sections (CM3). */
    public Money customerProfit() {
        return amountOf(StatementLine.CUSTOMER_PROFIT);
    }

    /**
     * The amount of a line that sums whole sections; one that no source supplies adds nothing, see {@link #notSupplied}.
     *
     * @throws IllegalArgumentException if the line sums single accounts, which this statement does not tell apart
     */
    public Money amountOf(StatementLine line) {
        if (!line.accounts().isEmpty()) {
            throw new IllegalArgumentException(
                    "line " + line + " sums accounts and this statement has sections; explain it instead");
        }
        Money sum = Money.zero(currency);
        for (Section section : line.sections()) {
            sum = sum.plus(sections.getOrDefault(section, Money.zero(currency)));
        }
        return sum;
    }

    /** The profit sections for which there is no source, top to bottom. */
    public List<Section> notSupplied() {
        return StatementLine.CUSTOMER_PROFIT.sections().stream()
                .filter(section -> !sections.containsKey(section))
                .toList();
    }
}
