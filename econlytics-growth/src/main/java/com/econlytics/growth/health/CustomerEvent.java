package com.econlytics.growth.health;

import com.econlytics.customer.CustomerId;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Something that happened to a customer on a day.
 *
 * @param customer to whom
 * @param day in the zone of the books
 * @param kind such as {@code login} or {@code ticket}
 */
public record CustomerEvent(CustomerId customer, LocalDate day, String kind) {
    public CustomerEvent {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(kind, "kind");
    }
}
