package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody who pays, as listed at Stripe.
 *
 * @param id the Stripe customer id, {@code cus_…}
 * @param email empty if Stripe knows none; a few customers share one
 * @param created when the customer was created at Stripe
 * @param metadata what the company notes on its customers: {@code plan} and {@code country}, and of most {@code utm_source}, the
 *     channel by which they were won
 */
public record CompanyCustomer(String id, String email, Instant created, Map<String, String> metadata) {
    public CompanyCustomer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(created, "created");
        metadata = Map.copyOf(metadata);
    }
}
