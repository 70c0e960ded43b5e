package com.econlytics.quality;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one month of a company came to in one currency, in minor units: what rules about unusual changes look at.
 *
 * @param month in which it happened, whenever it counts
 * @param receipts gross receipts
 * @param unattributed the part of the receipts that is not known to be anybody's
 * @param refunds what was given back, positive
 * @param fees fees, positive
 * @param tickets how many support tickets, of whatever currency
 */
public record MonthFigures(YearMonth month, long receipts, long unattributed, long refunds, long fees, long tickets) {
    public MonthFigures {
        Objects.requireNonNull(month, "month");
    }

    /** A month in which nothing happened. */
    static MonthFigures nothing(YearMonth month) {
        return new MonthFigures(month, 0, 0, 0, 0, 0);
    }

    /**
     * The months of a company in one currency, without a gap from the first in which it had any amount, up to and with {@code through}.
     * A month that is not over is better left out.
     */
    public static List<MonthFigures> of(Collection<Balance> balances, Currency currency, YearMonth through) {
        SortedMap<YearMonth, MonthFigures> months = new TreeMap<>();
        for (Balance balance : balances) {
            MonthFigures figures = of(balance, currency);
            if (!figures.month().isAfter(through)) {
                months.merge(figures.month(), figures, MonthFigures::plus);
            }
        }
        months.values().removeIf(figures -> figures.equals(nothing(figures.month())));
        return months.isEmpty() ? List.of() : withoutGap(months, through);
    }

    private static List<MonthFigures> withoutGap(SortedMap<YearMonth, MonthFigures> months, YearMonth through) {
        List<MonthFigures> all = new ArrayList<>();
        for (YearMonth month = months.firstKey(); !month.isAfter(through); month = month.plusMonths(1)) {
            all.add(months.getOrDefault(month, nothing(month)));
        }
        return Collections.unmodifiableList(all);
    }

    private static MonthFigures of(Balance balance, Currency currency) {
        YearMonth month = balance.key().origin();
        Section section = balance.key().account().section();
        long amount = balance.amount();
        if (balance.key().unit().equals(Unit.of(Driver.TICKET)) && section != Section.EXCLUDED) {
            return new MonthFigures(month, 0, 0, 0, 0, amount);
        }
        if (!balance.key().unit().equals(Unit.of(currency))) {
            return nothing(month);
        }
        boolean nobodys = balance.key().customer().equals(CustomerId.UNATTRIBUTED);
        return switch (section) {
            case GROSS_RECEIPTS -> new MonthFigures(month, amount, nobodys ? amount : 0, 0, 0, 0);
            case REFUNDS -> new MonthFigures(month, 0, 0, Math.negateExact(amount), 0, 0);
            case FEES -> new MonthFigures(month, 0, 0, 0, Math.negateExact(amount), 0);
            default -> nothing(month);
        };
    }

    private MonthFigures plus(MonthFigures other) {
        return new MonthFigures(
                month,
                Math.addExact(receipts, other.receipts),
                Math.addExact(unattributed, other.unattributed),
                Math.addExact(refunds, other.refunds),
                Math.addExact(fees, other.fees),
                Math.addExact(tickets, other.tickets));
    }
}
