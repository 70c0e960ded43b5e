package com.econlytics.customer;

import com.econlytics.fact.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who pays, as the source of record lists them.
 *
 * @param id the opaque number
 * @param party the row of the source's customer list
 * @param signedUpAt when the source created that row; null until the source told
 * @param survivor who bears what is this customer's: itself, unless it was merged into another
 */
public record Customer(
        CustomerId id, Party.OfRecord party, @Nullable Instant signedUpAt, CustomerId survivor) {
    public Customer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(survivor, "survivor");
        Objects.requireNonNull(party, "party");
    }

    /** When the source created the customer, once it told. */
    public Optional<Instant> findSignedUpAt() {
        return Optional.ofNullable(signedUpAt);
    }

    /** Whether another customer bears what is this one's. */
    public boolean isMerged() {
        return !survivor.equals(id);
    }
}
