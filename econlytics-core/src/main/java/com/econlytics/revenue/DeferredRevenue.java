package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is invoiced and not earned, and what is invoiced and not paid, rolled forward month by month in one currency.
 *
 * <p>Example: a year for 1,200.00 and 240.00 tax is invoiced on 15 January 2026 and paid in February. Deferred in January: 0.00 +
 * billed 1,200.00 − earned 55.89 = 1,144.11. Receivable: 0.00 + invoiced 1,440.00 = 1,440.00, in February − paid = 0.00.
 *
 * @param currency of every amount
 * @param months in order, from the first to the last in which anything moved
 * @param scheduled what will be earned after the last month of the policy, by month
 */
public record DeferredRevenue(Currency currency, List<Month> months, SortedMap<YearMonth, Money> scheduled) {
    public DeferredRevenue {
        Objects.requireNonNull(currency, "currency");
        months = List.copyOf(months);
        scheduled = Collections.unmodifiableSortedMap(new TreeMap<>(scheduled));
    }

    /** The two accounts in one month. */
    public record Month(YearMonth month, Deferred deferred, Receivable receivable) {}

    /**
     * Invoiced and not earned: opening + billed − earned − credited = closing.
     *
     * @param opening at the start of the month
     * @param billed what was issued, without tax
     * @param earned what became revenue
     * @param credited what was taken back before it was earned
     */
    public record Deferred(Money opening, Money billed, Money earned, Money credited) {
        /** At the end of the month. */
        public Money closing() {
            return opening.plus(billed).minus(earned).minus(credited);
        }
    }

    /**
     * Invoiced and not paid, tax included, as what is owed to the company: opening + invoiced − everything else = closing.
     *
     * @param opening at the start of the month
     * @param invoiced what was issued
     * @param paid by payments in the same currency, less late failures and what was paid too much and given back
     * @param paidInOtherCurrency by payments in another currency
     * @param paidOutside by other ways than the processor
     * @param fromBalance from what customers had on their balance
     * @param writtenOff what will not be paid
     * @param credited what need not be paid any more
     */
    public record Receivable(
            Money opening,
            Money invoiced,
            Money paid,
            Money paidInOtherCurrency,
            Money paidOutside,
            Money fromBalance,
            Money writtenOff,
            Money credited) {
        /** At the end of the month. */
        public Money closing() {
            return opening.plus(invoiced)
                    .minus(paid)
                    .minus(paidInOtherCurrency)
                    .minus(paidOutside)
                    .minus(fromBalance)
                    .minus(writtenOff)
                    .minus(credited);
        }
    }

    static DeferredRevenue of(List<Transfer> transfers, List<Transfer> scheduled, Currency currency, MonthRange range) {
        SortedMap<YearMonth, List<Transfer>> moved = new TreeMap<>();
        transfers.stream()
                .filter(transfer -> transfer.slot().unit().equals(Unit.of(currency)) && isRolled(transfer))
                .forEach(transfer -> moved.computeIfAbsent(transfer.month(), unseen -> new ArrayList<>())
                        .add(transfer));
        List<Month> months = new ArrayList<>();
        Money zero = Money.zero(currency);
        Money deferred = zero;
        Money receivable = zero;
        if (!moved.isEmpty()) {
            for (YearMonth month = moved.firstKey(); !month.isAfter(moved.lastKey()); month = month.plusMonths(1)) {
                Month rolled = roll(month, deferred, receivable, moved.getOrDefault(month, List.of()));
                deferred = rolled.deferred.closing();
                receivable = rolled.receivable.closing();
                if (range.contains(month)) {
                    months.add(rolled);
                }
            }
        }
        SortedMap<YearMonth, Money> later = new TreeMap<>();
        scheduled.stream()
                .filter(transfer -> transfer.slot().unit().equals(Unit.of(currency)))
                .forEach(transfer -> later.merge(transfer.month(), transfer.money(), Money::plus));
        return new DeferredRevenue(currency, months, later);
    }

    private static boolean isRolled(Transfer transfer) {
        return isOn(ChartOfAccounts.DEFERRED_REVENUE, transfer) || isOn(ChartOfAccounts.RECEIVABLES, transfer);
    }

    private static boolean isOn(Account account, Transfer transfer) {
        return transfer.from().equals(account) || transfer.to().equals(account);
    }

    private static Month roll(YearMonth month, Money deferred, Money receivable, List<Transfer> moved) {
        Map<Step, Money> owing = sums(ChartOfAccounts.DEFERRED_REVENUE, moved);
        Map<Step, Money> owed = sums(ChartOfAccounts.RECEIVABLES, moved);
        Money zero = Money.zero(deferred.currency());
        return new Month(
                month,
                new Deferred(
                        deferred,
                        owing.getOrDefault(Step.ISSUED, zero),
                        owing.getOrDefault(Step.EARNED, zero).negated(),
                        owing.getOrDefault(Step.CREDITED, zero).negated()),
                new Receivable(
                        receivable,
                        owed.getOrDefault(Step.ISSUED, zero).negated(),
                        owed.getOrDefault(Step.PAID, zero),
                        owed.getOrDefault(Step.SETTLED_IN_OTHER_CURRENCY, zero),
                        owed.getOrDefault(Step.SETTLED_OUTSIDE, zero),
                        owed.getOrDefault(Step.SETTLED_FROM_BALANCE, zero),
                        owed.getOrDefault(Step.WRITTEN_OFF, zero),
                        owed.getOrDefault(Step.CREDITED, zero)));
    }

    /** What each step adds to {@code account}. */
    private static Map<Step, Money> sums(Account account, List<Transfer> moved) {
        Map<Step, Money> sums = new TreeMap<>();
        Predicate<Transfer> gains = transfer -> transfer.to().equals(account);
        moved.stream()
                .filter(transfer -> isOn(account, transfer))
                .forEach(transfer -> sums.merge(
                        transfer.step(),
                        gains.test(transfer)
                                ? transfer.money()
                                : transfer.money().negated(),
                        Money::plus));
        return sums;
    }
}
