package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.pnl.CustomerProfit;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list of customers: one customer, one currency.
 *
 * <p>Rows of nothing are left out; a customer without any amount has one, in the currency of the prices of work.
 *
 * @param sourceId what the source of record calls the customer; {@code unattributed} or {@code unallocated} for what is
 *     nobody's, {@code customer 17} if the source's id is gone
 * @param signedUpOn the date of the earliest signup among the rows that were merged into it; null if no source told
 * @param profit its figures
 */
public record ListedCustomer(String sourceId, @Nullable LocalDate signedUpOn, CustomerProfit profit) {
    public ListedCustomer {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(profit, "profit");
    }

    /** Who, or one of the two reserved ids. */
    public CustomerId customer() {
        return profit.customer();
    }

    /** When it signed up, if a source told. */
    public Optional<LocalDate> findSignedUpOn() {
        return Optional.ofNullable(signedUpOn);
    }

    /** The ISO 4217 code of its amounts. */
    public String currency() {
        return profit.pending().currency().getCurrencyCode();
    }
}
