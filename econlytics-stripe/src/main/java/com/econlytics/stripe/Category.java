package com.econlytics.stripe;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.inbox.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why Stripe's balance moved, in the words of its reporting categories, and where the gross amount and the fee belong.
 *
 * <p>Example: {@code charge} stands on receipts and its fee on processing fees; a {@code payout} is balance sheet and its
 * fee an account fee.
 *
 * @param code Stripe's word
 * @param gross the account of the amount before fees
 * @param kind what sort of movement it is
 */
record Category(String code, Account gross, Kind kind) {
    private static final Map<String, Account> GROSS = Map.ofEntries(
            Map.entry("charge", ChartOfAccounts.RECEIPTS),
            Map.entry("charge_failure", ChartOfAccounts.FAILED_PAYMENTS),
            Map.entry("partial_capture_reversal", ChartOfAccounts.UNCAPTURED),
            Map.entry("refund", ChartOfAccounts.REFUNDS),
            Map.entry("refund_failure", ChartOfAccounts.REFUNDS),
            Map.entry("dispute", ChartOfAccounts.DISPUTES),
            Map.entry("dispute_reversal", ChartOfAccounts.DISPUTES),
            Map.entry("fee", ChartOfAccounts.ACCOUNT_FEES),
            Map.entry("network_cost", ChartOfAccounts.ACCOUNT_FEES),
            Map.entry("tax", ChartOfAccounts.FEE_TAXES),
            Map.entry("platform_earning", ChartOfAccounts.PLATFORM_EARNINGS),
            Map.entry("platform_earning_refund", ChartOfAccounts.PLATFORM_EARNINGS),
            Map.entry("transfer", ChartOfAccounts.TRANSFERS),
            Map.entry("transfer_reversal", ChartOfAccounts.TRANSFERS),
            Map.entry("connect_collection_transfer", ChartOfAccounts.TRANSFERS),
            Map.entry("payout", ChartOfAccounts.PAYOUTS),
            Map.entry("payout_reversal", ChartOfAccounts.PAYOUTS),
            Map.entry("topup", ChartOfAccounts.TOP_UPS),
            Map.entry("topup_reversal", ChartOfAccounts.TOP_UPS),
            Map.entry("risk_reserved_funds", ChartOfAccounts.RESERVES),
            Map.entry("connect_reserved_funds", ChartOfAccounts.RESERVES),
            Map.entry("anticipation_repayment", ChartOfAccounts.FINANCING),
            Map.entry("contribution", ChartOfAccounts.OTHER_ADJUSTMENTS),
            Map.entry("other_adjustment", ChartOfAccounts.OTHER_ADJUSTMENTS),
            Map.entry("unreconciled_customer_funds", ChartOfAccounts.HELD_FOR_OTHERS));
    private static final Map<String, Kind> KINDS = Map.of(
            "charge", Kind.PAYMENT,
            "charge_failure", Kind.PAYMENT,
            "partial_capture_reversal", Kind.PAYMENT,
            "refund", Kind.PAYMENT,
            "refund_failure", Kind.PAYMENT,
            "dispute", Kind.DISPUTE,
            "dispute_reversal", Kind.DISPUTE,
            "platform_earning", Kind.EARNING,
            "platform_earning_refund", Kind.EARNING);
    private static final Map<String, Account> FAMILIES = Map.of(
            "advance", ChartOfAccounts.FINANCING,
            "financing_", ChartOfAccounts.FINANCING,
            "climate_order_", ChartOfAccounts.OTHER_ADJUSTMENTS,
            "issuing_", ChartOfAccounts.OTHER_ADJUSTMENTS);
    private static final Set<String> UNCLASSIFIED =
            Set.of("contribution", "unreconciled_customer_funds", "climate_order_", "issuing_");
    private static final Map<String, Account> RESERVE_TYPES = Map.of(
            "reserve", ChartOfAccounts.RESERVES,
            "payment_network_reserve", ChartOfAccounts.RESERVES,
            "payout_minimum_balance", ChartOfAccounts.RESERVES);
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("payment", "charge"),
            Map.entry("payment_refund", "refund"),
            Map.entry("payment_failure_refund", "charge_failure"),
            Map.entry("stripe_fee", "fee"),
            Map.entry("stripe_fx_fee", "fee"),
            Map.entry("tax_fee", "tax"),
            Map.entry("application_fee", "platform_earning"),
            Map.entry("application_fee_refund", "platform_earning_refund"),
            Map.entry("payout_cancel", "payout_reversal"),
            Map.entry("payout_failure", "payout_reversal"),
            Map.entry("recipient_transfer", "transfer"),
            Map.entry("recipient_transfer_cancel", "transfer_reversal"),
            Map.entry("recipient_transfer_failure", "transfer_reversal"),
            Map.entry("transfer_cancel", "transfer_reversal"),
            Map.entry("transfer_failure", "transfer_reversal"),
            Map.entry("transfer_refund", "transfer_reversal"));

    /** The sorts of movement that are treated in different ways. */
    enum Kind {
        /** A payment or its return: some customer's. */
        PAYMENT,
        /** A payment that the customer's bank withdrew, or its return. */
        DISPUTE,
        /** A platform's share of a payment to one of its sellers. */
        EARNING,
        /** Anything else that Stripe has a category for. */
        OTHER,
        /** A category whose account only the company can know, such as money spent with a card that Stripe issued. */
        UNCLASSIFIED,
        /** Something that Stripe has begun to report since this was written. */
        UNKNOWN
    }

    /**
     * The category of a movement. Versions of the API that have no reporting category say enough by the type, the sign
     * and the source.
     */
    static Category of(Json transaction) throws UnreadableException {
        String type = transaction.findText("type").orElse("");
        Optional<String> reported = transaction.findText("reporting_category");
        String code = reported.isPresent() ? reported.get() : byType(type, transaction);
        if (!code.matches("[a-z][a-z0-9_]{0,99}")) {
            throw transaction.wrong(Reason.SCHEMA, "reporting_category");
        }
        return of(code, type);
    }

    private static Category of(String code, String type) {
        Optional<Account> reserve = byPrefix(RESERVE_TYPES, type);
        if (reserve.isPresent()) {
            return new Category(code, reserve.get(), Kind.OTHER);
        }
        boolean unclassified = UNCLASSIFIED.stream().anyMatch(code::startsWith);
        Kind kind = unclassified ? Kind.UNCLASSIFIED : KINDS.getOrDefault(code, Kind.OTHER);
        return Optional.ofNullable(GROSS.get(code))
                .or(() -> byPrefix(FAMILIES, code))
                .map(gross -> new Category(code, gross, kind))
                .orElse(new Category(code, ChartOfAccounts.OTHER_ADJUSTMENTS, Kind.UNKNOWN));
    }

    /** Whether the movement is the one that its source exists for, such as a charge's own charge. */
    boolean canBeOwn() {
        return code.equals("charge") || code.equals("refund");
    }

    /** Whether the movement belongs to some payment, and so to some customer. */
    boolean isOfPayment() {
        return kind == Kind.PAYMENT || kind == Kind.DISPUTE;
    }

    /** Whether the movement is of the whole amount that its charge, refund or dispute states. */
    boolean movesAllOfItsSource() {
        return isOfPayment() && !code.equals("partial_capture_reversal");
    }

    private static String byType(String type, Json transaction) throws UnreadableException {
        String source = transaction.findId("source").orElse("");
        if (type.equals("adjustment") && (source.startsWith("dp_") || source.startsWith("du_"))) {
            return transaction.amount("amount") < 0 ? "dispute" : "dispute_reversal";
        }
        return BY_TYPE.getOrDefault(type, type);
    }

    private static Optional<Account> byPrefix(Map<String, Account> families, String word) {
        return families.entrySet().stream()
                .filter(family -> word.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
