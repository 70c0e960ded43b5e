package com.econlytics.stripe;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.stripe.StripeAccount.FeeTax;
import com.econlytics.stripe.StripeAccount.Role;

/**
 * Where the gross amount of a movement and its fee stand, and whose it is, given what the account is in its payments.
 *
 * <p>Example: a transfer is a movement on an account that takes payments for itself, cost of sale of the payment it passes on
 * if the platform sells in its own name, and money of the connected account if it does not.
 *
 * @param gross the account of the amount before fees
 * @param fee the account of what Stripe takes for it
 * @param feeTax the account of tax on that
 * @param party whose it is
 */
record Placement(Account gross, Account fee, Account feeTax, Party party) {
    static Placement of(Category category, Origin origin, StripeAccount owner) {
        Party party = party(category, origin, owner);
        Account tax =
                owner.feeTax() == FeeTax.RECOVERABLE ? ChartOfAccounts.RECOVERABLE_TAX : ChartOfAccounts.FEE_TAXES;
        Account gross = category.kind() == Category.Kind.TAX ? tax : gross(category, origin, owner.role());
        return new Placement(gross, fee(category, party), tax, party);
    }

    /** Whether it is somebody's and the source does not say whose. */
    boolean isOfNobodyKnown() {
        return party instanceof Party.Unknown;
    }

    private static Account gross(Category category, Origin origin, Role role) {
        boolean transfer = category.kind() == Category.Kind.TRANSFER;
        return switch (role) {
            case CONNECTED -> category.gross();
            case PRINCIPAL ->
                transfer || isReturnedShare(category, origin) ? ChartOfAccounts.SELLER_SHARES : category.gross();
            case AGENT -> transfer || category.isOfPayment() ? ChartOfAccounts.HELD_FOR_OTHERS : category.gross();
        };
    }

    /** Of a payment that was passed on whole, the fee is what comes back of it. */
    private static boolean isReturnedShare(Category category, Origin origin) {
        return category.kind() == Category.Kind.EARNING && !origin.charge().isEmpty();
    }

    private static Account fee(Category category, Party party) {
        if (category.kind() == Category.Kind.DISPUTE) {
            return ChartOfAccounts.DISPUTE_FEES;
        }
        return party instanceof Party.Shared ? ChartOfAccounts.ACCOUNT_FEES : ChartOfAccounts.PROCESSING_FEES;
    }

    private static Party party(Category category, Origin origin, StripeAccount owner) {
        SourceAccount account = owner.account();
        boolean principal = owner.role() == Role.PRINCIPAL;
        if (category.isOfSeller() && owner.role() == Role.AGENT) {
            return origin.seller().isEmpty() ? Party.unknown() : Party.ofRecord(account, origin.seller());
        }
        if (category.kind() == Category.Kind.TRANSFER && !principal) {
            return Party.shared();
        }
        boolean ofPayment = !origin.charge().isEmpty() && (principal || category.kind() != Category.Kind.EARNING);
        if (ofPayment) {
            return Party.reference(account, origin.charge());
        }
        if (category.kind() == Category.Kind.EARNING && !origin.seller().isEmpty()) {
            return Party.reference(account, origin.seller());
        }
        return category.isOfPayment() || category.isOfSeller() ? Party.unknown() : Party.shared();
    }
}
