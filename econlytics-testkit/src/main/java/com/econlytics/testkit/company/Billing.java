package com.econlytics.testkit.company;

/**
 * What a company bills and sells besides its plain charges.
 *
 * <p>Example: {@code CompanyPlan.of(20, 42).with(new Billing(30, 10, 2000))} plans 30 invoices and 10 checkouts, each with
 * 20 % of tax on top.
 *
 * @param invoices invoices of monthly and annual service, of any fate
 * @param checkouts paid checkouts, some with shipping
 * @param taxBasisPoints the tax on both
 */
public record Billing(int invoices, int checkouts, int taxBasisPoints) {
    /** Nothing is billed. */
    public static final Billing NONE = new Billing(0, 0, 0);

    public Billing {
        if (invoices < 0 || checkouts < 0 || taxBasisPoints < 0) {
            throw new IllegalArgumentException("no negative count and no negative tax: " + invoices + " invoices, "
                    + checkouts + " checkouts, " + taxBasisPoints + " basis points");
        }
    }

    /** The tax on an amount, in minor units, half up. */
    long tax(long netMinor) {
        return (netMinor * taxBasisPoints + 5_000) / 10_000;
    }
}
