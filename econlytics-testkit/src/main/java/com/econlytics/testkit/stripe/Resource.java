package com.econlytics.testkit.stripe;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A kind of object that the fake serves. */
enum Resource {
    BALANCE_TRANSACTION("balance_transaction", "balance_transactions", "source"),
    CHARGE("charge", "charges", "customer"),
    REFUND("refund", "refunds", "charge"),
    DISPUTE("dispute", "disputes", "charge"),
    CUSTOMER("customer", "customers", "email"),
    APPLICATION_FEE("application_fee", "application_fees", "charge"),
    FEE_REFUND("fee_refund", "fee_refunds", "fee"),
    PAYOUT("payout", "payouts", "status"),
    INVOICE("invoice", "invoices", "customer"),
    INVOICE_PAYMENT("invoice_payment", "invoice_payments", "invoice"),
    CREDIT_NOTE("credit_note", "credit_notes", "invoice"),
    PAYMENT_INTENT("payment_intent", "payment_intents", "customer"),
    CHECKOUT_SESSION("checkout.session", "checkout.sessions", "payment_intent"),
    EVENT("event", "events", "type"),
    TRANSFER("transfer", "transfers", "destination"),
    TRANSFER_REVERSAL("transfer_reversal", "transfer_reversals", "transfer"),
    TOPUP("topup", "topups", "status"),
    SUBSCRIPTION("subscription", "subscriptions", "customer"),
    SUBSCRIPTION_ITEM("subscription_item", "subscription_items", "subscription"),
    PRICE("price", "prices", "product"),
    COUPON("coupon", "coupons", "duration"),
    /** Shown by what it is a discount of, and never served by itself. */
    DISCOUNT("discount", "", "subscription"),
    PRODUCT("product", "products", "active");

    private final String objectName;
    private final String path;
    private final String filter;

    Resource(String objectName, String path, String filter) {
        this.objectName = objectName;
        this.path = path;
        this.filter = filter;
    }

    /** The fields of the objects named {@code objectName} that only those see who ask for them. */
    static Set<String> shownOnRequest(String objectName) {
        return switch (objectName) {
            case "price" -> Set.of("tiers", "currency_options");
            case "coupon" -> Set.of("applies_to", "currency_options");
            default -> Set.of();
        };
    }

    static Optional<Resource> findByPath(String path) {
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(path) && !path.isEmpty())
                .findFirst();
    }

    static Optional<Resource> findByObject(String objectName) {
        return Arrays.stream(values())
                .filter(resource -> resource.objectName.equals(objectName))
                .findFirst();
    }

    static Resource ofObject(String objectName) {
        return findByObject(objectName)
                .orElseThrow(() -> new IllegalArgumentException("the fake serves no object \"" + objectName + "\""));
    }

    String objectName() {
        return objectName;
    }

    String path() {
        return path;
    }

    /** The field, and parameter of the list, by which its objects are picked. */
    String filter() {
        return filter;
    }
}
