package com.econlytics.reconciliation;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;

/** What a part of a record is, and so which cause it has if the books have it elsewhere or not at all. */
enum PartKind {
    RECEIPT(Cause.NOT_BOOKED),
    /** What is invoiced and not earned: the books have it as revenue if they count what is billed. */
    DEFERRAL(Cause.BASIS),
    TAX(Cause.TAX),
    HELD(Cause.TIPS_AND_STORED_VALUE),
    FEE(Cause.FEES),
    REFUND(Cause.REFUNDS),
    DISPUTE(Cause.DISPUTES),
    EXCHANGE(Cause.EXCHANGE),
    PENDING(Cause.PENDING),
    CONTESTED(Cause.CONTESTED),
    SUPPORT(Cause.NOT_BOOKED),
    OTHER(Cause.NOT_BOOKED);

    private final Cause cause;

    PartKind(Cause cause) {
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** Where its cause stands in the published order. */
    int precedence() {
        return cause.compareTo(Cause.TIMING);
    }

    /** Whether amounts of this kind are often found within another figure. */
    boolean isOwnCause() {
        return cause != Cause.NOT_BOOKED;
    }

    static PartKind of(Account account) {
        if (account.code().startsWith(ChartOfAccounts.TAX_COLLECTED.code())) {
            return TAX;
        }
        if (account.equals(ChartOfAccounts.TIPS)
                || account.equals(ChartOfAccounts.STORED_VALUE)
                || account.equals(ChartOfAccounts.HELD_FOR_OTHERS)) {
            return HELD;
        }
        if (account.equals(ChartOfAccounts.DEFERRED_REVENUE)) {
            return DEFERRAL;
        }
        if (account.equals(ChartOfAccounts.CONTESTED)) {
            return CONTESTED;
        }
        return account.code().startsWith(Reconciliation.EXCHANGE_DIFFERENCES.code()) ? EXCHANGE : of(account.section());
    }

    private static PartKind of(Section section) {
        return switch (section) {
            case GROSS_RECEIPTS -> RECEIPT;
            case REFUNDS -> REFUND;
            case DISPUTES -> DISPUTE;
            case FEES -> FEE;
            case SUPPORT -> SUPPORT;
            case PENDING -> PENDING;
            case COST_OF_GOODS_SOLD, FULFILMENT, OTHER_COST_TO_SERVE, ACQUISITION, BALANCE_SHEET, EXCLUDED -> OTHER;
        };
    }
}
