package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.revenue.BasisBridge.Cause;
import com.econlytics.time.MonthRange;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Sums what a revenue statement of one currency and some months shows. */
final class StatementSums {
    private static final Set<Account> TAX =
            Set.of(ChartOfAccounts.TAX_COLLECTED, ChartOfAccounts.TAX_REFUNDED, ChartOfAccounts.TAX_DISPUTED);

    private final Books books;
    private final List<Transfer> transfers;
    private final RevenuePolicy policy;
    private final Currency currency;
    private final MonthRange months;

    StatementSums(Books books, List<Transfer> transfers, RevenuePolicy policy, Currency currency, MonthRange months) {
        this.books = books;
        this.policy = policy;
        this.currency = currency;
        this.months = months;
        this.transfers = transfers.stream()
                .filter(transfer ->
                        transfer.slot().unit().equals(Unit.of(currency)) && months.contains(transfer.month()))
                .toList();
    }

    RevenueStatement toStatement(RevenueBasis basis, Map<Cause, Money> causes) {
        return new RevenueStatement(
                basis,
                currency,
                months,
                part(Section.GROSS_RECEIPTS),
                part(Section.REFUNDS),
                part(Section.DISPUTES),
                causes,
                sum(transfer -> transfer.step() == Step.UNSPLIT),
                sum(transfer -> transfer.step() == Step.STATED_RATE));
    }

    private RevenueStatement.Part part(Section section) {
        boolean keptOut = policy.unsplit() == RevenuePolicy.Unsplit.KEPT_OUT;
        return new RevenueStatement.Part(
                booked(section),
                split(section, TAX::contains),
                split(section, ChartOfAccounts.TIPS::equals),
                split(section, ChartOfAccounts.STORED_VALUE::equals),
                keptOut ? sum(transfer -> transfer.step() == Step.UNSPLIT && isFrom(section, transfer)) : zero());
    }

    private Money booked(Section section) {
        return new Money(
                books.lines().stream()
                        .filter(line -> line.key().account().section() == section
                                && line.key().unit().equals(Unit.of(currency))
                                && months.contains(line.key().month()))
                        .mapToLong(line -> line.amount())
                        .reduce(0L, Math::addExact),
                currency);
    }

    private Money split(Section section, Predicate<Account> to) {
        return sum(transfer -> transfer.step() == Step.SPLIT && isFrom(section, transfer) && to.test(transfer.to()));
    }

    private Money sum(Predicate<Transfer> which) {
        return transfers.stream().filter(which).map(Transfer::money).reduce(zero(), Money::plus);
    }

    private static boolean isFrom(Section section, Transfer transfer) {
        return transfer.from().section() == section;
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
