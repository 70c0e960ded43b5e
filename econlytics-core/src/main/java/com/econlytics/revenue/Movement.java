package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Money of one payment on one account.
 *
 * @param record the posting
 * @param account where it was booked
 * @param amount minor units, signed from the company's side
 */
record Movement(Known record, Account account, long amount) {
    static final Comparator<Movement> BY_TIME =
            Comparator.comparing(Movement::record, Known.BY_TIME).thenComparing(movement -> movement.account.code());

    private static final Set<Account> RECEIVED = Set.of(
            ChartOfAccounts.RECEIPTS,
            ChartOfAccounts.DISCOUNTS,
            ChartOfAccounts.FAILED_PAYMENTS,
            ChartOfAccounts.UNCAPTURED);
    private static final Set<Account> SEPARATED = Set.of(
            ChartOfAccounts.SHIPPING_RECEIPTS,
            ChartOfAccounts.TAX_COLLECTED,
            ChartOfAccounts.TAX_REFUNDED,
            ChartOfAccounts.TAX_DISPUTED,
            ChartOfAccounts.TIPS,
            ChartOfAccounts.STORED_VALUE);

    /** The movements of one record. */
    static Stream<Movement> of(Known record) {
        return record.amounts().entrySet().stream()
                .map(amount -> new Movement(record, amount.getKey(), amount.getValue()));
    }

    /** Whether a record with a line on {@code account} says anything about revenue. */
    static boolean isRelevant(Account account) {
        return RECEIVED.contains(account)
                || isReversal(account)
                || account.code().startsWith("stated.");
    }

    FactId id() {
        return record.id();
    }

    /** Whether it brought money, or failed to. */
    boolean isReceived() {
        return RECEIVED.contains(account);
    }

    /** Whether it gave money back, or brought that back. */
    boolean isReversal() {
        return isReversal(account);
    }

    /** Whether it belongs to what was given back: also tax, tips and stored value that the record tells apart itself. */
    boolean isGivenBack() {
        return isReversal()
                || (isSeparated() && record.amounts().keySet().stream().anyMatch(Movement::isReversal));
    }

    /** Whether the host or the source has told it apart already. */
    boolean isSeparated() {
        return SEPARATED.contains(account);
    }

    /** Whether a part of a refund or a dispute. */
    private static boolean isReversal(Account account) {
        return account.section() == Section.REFUNDS || account.section() == Section.DISPUTES;
    }

    /** Where {@code component} of it belongs; what is revenue stays, but shipping that came in has an account of its own. */
    Account accountOf(Component component) {
        return switch (component) {
            case NET -> account;
            case SHIPPING -> isReceived() ? ChartOfAccounts.SHIPPING_RECEIPTS : account;
            case TAX -> taxAccount();
            case TIP -> ChartOfAccounts.TIPS;
            case STORED_VALUE -> ChartOfAccounts.STORED_VALUE;
        };
    }

    private Account taxAccount() {
        if (isReceived()) {
            return ChartOfAccounts.TAX_COLLECTED;
        }
        return account.section() == Section.REFUNDS ? ChartOfAccounts.TAX_REFUNDED : ChartOfAccounts.TAX_DISPUTED;
    }

    static long sum(List<Movement> movements) {
        return movements.stream().mapToLong(Movement::amount).reduce(0L, Math::addExact);
    }
}
