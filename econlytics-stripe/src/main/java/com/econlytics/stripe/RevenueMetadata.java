package com.econlytics.stripe;

/**
 * Under which keys the company's own software notes in the metadata of a payment what it is made of.
 *
 * <p>A value is a whole number of Stripe's minor units of the payment's currency. Example: with {@code
 * RevenueMetadata.NONE.withTax("tax_minor")}, a charge of 24.00 EUR with the metadata {@code tax_minor=400} is 20.00 net
 * and 4.00 tax. What is left after all parts is net. A key that is empty is not looked for. Values that are no such
 * numbers, or come to more than was paid, say nothing: the payment stays without a composition.
 *
 * <p>A gift card that is redeemed is a negative deposit: a charge of 28.39 EUR with {@code tax_minor=639} and {@code
 * gift_card=-5000} is 72.00 net and 6.39 tax, of which 50.00 had been paid before. Every other value is 0 or more.
 *
 * <p>Write them before the payment succeeds, or at least only once: metadata has no version, so that values which change
 * contradict each other and none of them counts.
 *
 * @param taxKey tax that is owed to an authority
 * @param tipKey a tip that is held for others
 * @param shippingKey shipping without tax
 * @param depositKey a gift card or deposit that is sold; negative if it is redeemed
 */
public record RevenueMetadata(String taxKey, String tipKey, String shippingKey, String depositKey) {
    /** Nothing is noted. */
    public static final RevenueMetadata NONE = new RevenueMetadata("", "", "", "");

    /** The same, with tax under this key. */
    public RevenueMetadata withTax(String key) {
        return new RevenueMetadata(key, tipKey, shippingKey, depositKey);
    }

    /** The same, with a tip under this key. */
    public RevenueMetadata withTip(String key) {
        return new RevenueMetadata(taxKey, key, shippingKey, depositKey);
    }

    /** The same, with shipping under this key. */
    public RevenueMetadata withShipping(String key) {
        return new RevenueMetadata(taxKey, tipKey, key, depositKey);
    }

    /** The same, with a gift card or deposit under this key. */
    public RevenueMetadata withDeposit(String key) {
        return new RevenueMetadata(taxKey, tipKey, shippingKey, key);
    }
}
