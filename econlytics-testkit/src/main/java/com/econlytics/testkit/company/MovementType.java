package com.econlytics.testkit.company;

/** Why Stripe's balance moved, with the two words in which Stripe says so. */
public enum MovementType {
    /** A card paid. */
    CHARGE("charge", "charge"),
    /** Something other than a card paid. */
    PAYMENT("payment", "charge"),
    /** A card charge went back to the customer. */
    REFUND("refund", "refund"),
    /** A payment went back to the customer. */
    PAYMENT_REFUND("payment_refund", "refund"),
    /** A refund could not be delivered and came back. */
    REFUND_FAILURE("refund_failure", "refund_failure"),
    /** The customer's bank withdrew a charge. */
    DISPUTE("adjustment", "dispute"),
    /** The company won, and the charge came back. */
    DISPUTE_REVERSAL("adjustment", "dispute_reversal"),
    /** Stripe billed the account as a whole. */
    STRIPE_FEE("stripe_fee", "fee"),
    /** A platform earned its share of a connected account's charge. */
    APPLICATION_FEE("application_fee", "platform_earning"),
    /** Money left for the company's bank. */
    PAYOUT("payout", "payout");

    private final String wireName;
    private final String reportingCategory;

    MovementType(String wireName, String reportingCategory) {
        this.wireName = wireName;
        this.reportingCategory = reportingCategory;
    }

    /** The {@code type} of the balance transaction. */
    public String wireName() {
        return wireName;
    }

    /** The {@code reporting_category} of the balance transaction. */
    public String reportingCategory() {
        return reportingCategory;
    }
}
