package com.econlytics.revenue;

import com.econlytics.TextOrder;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.revenue.BasisBridge.Cause;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of one record that a basis moves from one account to another; so no basis can make or lose money.
 *
 * @param slot what is moved, where and why
 * @param month in which month it counts
 * @param amount minor units, signed: what the one account loses and the other gains
 */
record Transfer(Slot slot, YearMonth month, long amount) {
    static final Comparator<Transfer> ORDER = Comparator.comparing(Transfer::month)
            .thenComparing(transfer -> transfer.slot.customer)
            .thenComparing(transfer -> transfer.slot.record)
            .thenComparing(transfer -> transfer.slot.step)
            .thenComparing(transfer -> transfer.slot.origin)
            .thenComparing(transfer -> transfer.slot.unit.code(), TextOrder.CODE_POINT)
            .thenComparing(transfer -> transfer.slot.from.code(), TextOrder.CODE_POINT)
            .thenComparing(transfer -> transfer.slot.to.code(), TextOrder.CODE_POINT);

    /**
     * What is moved, where and why; the amounts of one slot are summed.
     *
     * @param record the fact that is re-expressed
     * @param customer who bears it
     * @param origin in which month it happened
     * @param unit of which currency
     * @param from where it stands without this
     * @param to where it stands with this
     * @param step why
     */
    record Slot(FactId record, CustomerId customer, YearMonth origin, Unit unit, Account from, Account to, Step step) {}

    Step step() {
        return slot.step;
    }

    Account from() {
        return slot.from;
    }

    Account to() {
        return slot.to;
    }

    Money money() {
        return slot.unit.money(amount);
    }

    Stream<Line> lines() {
        return Stream.of(line(slot.from, Math.negateExact(amount)), line(slot.to, amount));
    }

    /** What it adds to net revenue, with the cause; nothing if it moves no revenue. */
    Stream<BasisBridge.Entry> bridged() {
        boolean leaves = slot.from.section().isRevenue();
        if (leaves == slot.to.section().isRevenue()) {
            return Stream.empty();
        }
        Cause cause = leaves ? cause(slot.to, slot.from) : cause(slot.from, slot.to);
        Money added = leaves ? money().negated() : money();
        return Stream.of(new BasisBridge.Entry(cause, slot.record, slot.customer, month, added));
    }

    /** The account outside revenue tells why a part enters or leaves revenue. */
    private static Cause cause(Account outside, Account revenue) {
        if (outside.equals(ChartOfAccounts.DEFERRED_REVENUE)) {
            return revenue.equals(ChartOfAccounts.EARNED_REVENUE) ? Cause.DEFERRED : Cause.UNEARNED_CREDIT;
        }
        return CAUSES.stream()
                .filter(pair -> pair.account.equals(outside))
                .map(Pair::cause)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cause is known for revenue against " + outside));
    }

    private static final List<Pair> CAUSES = List.of(
            new Pair(ChartOfAccounts.RECEIVABLES, Cause.INVOICED_NOT_PAID),
            new Pair(ChartOfAccounts.PAID_OUTSIDE, Cause.PAID_OUTSIDE),
            new Pair(ChartOfAccounts.CUSTOMER_CREDIT, Cause.CUSTOMER_BALANCE),
            new Pair(ChartOfAccounts.OTHER_CURRENCY, Cause.OTHER_CURRENCY));

    private record Pair(Account account, Cause cause) {}

    private Line line(Account account, long signed) {
        return new Line(slot.record, new BalanceKey(slot.customer, month, slot.origin, account, slot.unit), signed);
    }
}
