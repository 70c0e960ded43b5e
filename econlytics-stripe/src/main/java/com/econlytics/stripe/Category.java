package com.econlytics.stripe;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why Stripe's balance moved, in the words of its reporting categories, and where the gross amount belongs on an account
 * that takes payments for itself.
 *
 * <p>Example: {@code charge} stands on receipts; a {@code payout} is balance sheet.
 *
 * @param code Stripe's word
 * @param gross the account of the amount before fees; {@link Placement} tells what other roles make of it
 * @param kind what sort of movement it is
 */
record Category(String code, Account gross, Kind kind) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Map<String, Account> GROSS = Map.ofEntries(
            Map.entry("charge", ChartOfAccounts.RECEIPTS),
            Map.entry("charge_failure", ChartOfAccounts.FAILED_PAYMENTS),
            Map.entry("partial_capture_reversal", ChartOfAccounts.UNCAPTURED),
            Map.entry("refund", ChartOfAccounts.REFUNDS),
            Map.entry("refund_failure", ChartOfAccounts.REFUNDS),
            Map.entry("dispute", ChartOfAccounts.DISPUTES),
            Map.entry("dispute_reversal", ChartOfAccounts.DISPUTES),
            Map.entry("fee", ChartOfAccounts.ACCOUNT_FEES),
            Map.entry("network_cost", ChartOfAccounts.NETWORK_COSTS),
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
            Map.entry("unreconciled_customer_funds", ChartOfAccounts.HELD_FOR_OTHERS));
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("charge", Kind.PAYMENT),
            Map.entry("charge_failure", Kind.PAYMENT),
            Map.entry("partial_capture_reversal", Kind.PAYMENT),
            Map.entry("refund", Kind.PAYMENT),
            Map.entry("refund_failure", Kind.PAYMENT),
            Map.entry("dispute", Kind.DISPUTE),
            Map.entry("dispute_reversal", Kind.DISPUTE),
            Map.entry("platform_earning", Kind.EARNING),
            Map.entry("platform_earning_refund", Kind.EARNING),
            Map.entry("transfer", Kind.TRANSFER),
            Map.entry("transfer_reversal", Kind.TRANSFER),
            Map.entry("tax", Kind.TAX));
    private static final Map<String, Account> FAMILIES = Map.ofEntries(
            Map.entry("advance", ChartOfAccounts.FINANCING),
            Map.entry("financing_", ChartOfAccounts.FINANCING),
            Map.entry("obligation_", ChartOfAccounts.FINANCING),
            Map.entry("inbound_transfer", ChartOfAccounts.TOP_UPS),
            Map.entry("balance_transfer_", ChartOfAccounts.TRANSFERS),
            Map.entry("issuing_authorization_", ChartOfAccounts.RESERVES));
    private static final Set<String> UNCLASSIFIED = Set.of(
            "other_adjustment",
            "contribution",
            "climate_order_",
            "issuing_dispute",
            "issuing_transaction",
            "stripe_balance_payment_",
            "fee_credit_",
            "unreconciled_customer_funds");
    private static final Map<String, Account> RESERVE_TYPES = Map.of(
            "reserve", ChartOfAccounts.RESERVES,
            "payment_network_reserve", ChartOfAccounts.RESERVES,
            "payout_minimum_balance", ChartOfAccounts.RESERVES);
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("payment", "charge"),
            Map.entry("payment_refund", "refund"),
            Map.entry("payment_failure_refund", "charge_failure"),
            Map.entry("payment_reversal", "charge_failure"),
            Map.entry("payment_unreconciled", "unreconciled_customer_funds"),
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
        /** What a platform passes on to one of its sellers, and what comes back of it. */
        TRANSFER,
        /** Tax on Stripe's own fees. */
        TAX,
        /** Anything else that Stripe has a category for. */
        OTHER,
        /** A category whose account only the company can know, such as money spent with a card that Stripe issued. */
        UNCLASSIFIED,
        /** Something that Stripe has begun to report since this was written. */
        UNKNOWN
    }

    /**
     * The category of a movement. Versions of the API that have no reporting category say enough by the type, the sign
     * and the source. A word that is none is as good as missing: the money moved, whatever it is called.
     */
    static Category of(Json transaction) throws UnreadableException {
        String type = word(transaction, "type").orElse("");
        Optional<String> reported = word(transaction, "reporting_category");
        return of(reported.isPresent() ? reported.get() : byType(type, transaction), type);
    }

    private static Category of(String code, String type) {
        Optional<Account> reserve = byPrefix(RESERVE_TYPES, type);
        if (reserve.isPresent()) {
            return new Category(code, reserve.get(), Kind.OTHER);
        }
        Optional<Account> gross = Optional.ofNullable(GROSS.get(code)).or(() -> byPrefix(FAMILIES, code));
        boolean unclassified = UNCLASSIFIED.stream().anyMatch(code::startsWith);
        Kind known = unclassified ? Kind.UNCLASSIFIED : KINDS.getOrDefault(code, Kind.OTHER);
        Kind kind = gross.isPresent() || unclassified ? known : Kind.UNKNOWN;
        return new Category(code, gross.orElse(ChartOfAccounts.OTHER_ADJUSTMENTS), kind);
    }

    /** Whether the movement belongs to some payment, and so to some customer. */
    boolean isOfPayment() {
        return kind == Kind.PAYMENT || kind == Kind.DISPUTE;
    }

    /** Whether the movement is between a platform and one of its sellers. */
    boolean isOfSeller() {
        return kind == Kind.EARNING || kind == Kind.TRANSFER;
    }

    /** Whether the movement is of the whole amount that its charge, refund or dispute states. */
    boolean movesAllOfItsSource() {
        return isOfPayment() && !code.equals("partial_capture_reversal");
    }

    private static String byType(String type, Json transaction) throws UnreadableException {
        if (type.equals("adjustment")) {
            return adjustment(transaction);
        }
        return type.isEmpty() ? "unknown" : BY_TYPE.getOrDefault(type, type);
    }

    /** Stripe once called many things adjustments; the source and the sign tell some of them apart. */
    private static String adjustment(Json transaction) throws UnreadableException {
        String source = transaction.findUsableId("source").orElse("");
        long amount = transaction.amount("amount");
        if (source.matches("(dp|du)_.*")) {
            return amount < 0 ? "dispute" : "dispute_reversal";
        }
        if (source.matches("(re|pyr)_.*") && amount > 0) {
            return "refund_failure";
        }
        boolean bare = source.isEmpty() && amount == 0;
        return bare && transaction.amount("fee") != 0 ? "fee" : "other_adjustment";
    }

    private static Optional<String> word(Json transaction, String field) {
        return Optional.ofNullable(transaction.node().path(field).textValue())
                .filter(text -> WORD.matcher(text).matches());
    }

    private static Optional<Account> byPrefix(Map<String, Account> families, String word) {
        return families.entrySet().stream()
                .filter(family -> word.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
