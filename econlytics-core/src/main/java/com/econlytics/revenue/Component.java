package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a receipt or an invoice is made of. */
public enum Component {
    /** The price of goods and services, without tax: revenue. */
    NET,
    /** Shipping charged to the customer, without tax: revenue. */
    SHIPPING,
    /** Tax owed to an authority: never revenue. */
    TAX,
    /** A tip, held for others: never revenue. */
    TIP,
    /** A gift card or deposit, owed to the customer until it is redeemed: not revenue yet. */
    STORED_VALUE;

    /** Whether it is revenue once it is earned. */
    boolean isRevenue() {
        return this == NET || this == SHIPPING;
    }

    /** The account on which the company owes it to somebody until it is earned. */
    Account owed() {
        return switch (this) {
            case NET, SHIPPING -> ChartOfAccounts.DEFERRED_REVENUE;
            case TAX -> ChartOfAccounts.TAX_COLLECTED;
            case TIP -> ChartOfAccounts.TIPS;
            case STORED_VALUE -> ChartOfAccounts.STORED_VALUE;
        };
    }

    /** The account on which documents state it. */
    Account stated() {
        return switch (this) {
            case NET -> ChartOfAccounts.STATED_NET;
            case SHIPPING -> ChartOfAccounts.STATED_SHIPPING;
            case TAX -> ChartOfAccounts.STATED_TAX;
            case TIP -> ChartOfAccounts.STATED_TIP;
            case STORED_VALUE -> ChartOfAccounts.STATED_STORED_VALUE;
        };
    }

    /** The component that documents state on {@code account}. */
    static Optional<Component> statedOn(Account account) {
        return Arrays.stream(values())
                .filter(component -> component.stated().equals(account))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
