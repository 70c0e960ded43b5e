package com.econlytics.testkit.company;

import java.util.Objects;

/**
 * A checkout in which a customer saw what the payment was made of.
 *
 * @param id {@code cs_…}
 * @param charge the charge that paid it
 * @param taxMinor the tax in it, in minor units
 * @param shippingMinor the shipping in it, without tax
 */
public record Checkout(String id, Charge charge, long taxMinor, long shippingMinor) {
    public Checkout {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(charge, "charge");
    }
}
