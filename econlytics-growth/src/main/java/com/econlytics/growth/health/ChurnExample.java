package com.econlytics.growth.health;

import com.econlytics.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was known of a customer before a day, and when it left from that day on.
 *
 * @param customer who
 * @param asOf the day; features are from before it, the label from it on
 * @param features in the order of the history's features
 * @param churnedOn the day on which it left within the horizon; empty if it stayed
 */
public record ChurnExample(CustomerId customer, LocalDate asOf, List<Double> features, Optional<LocalDate> churnedOn) {
    public ChurnExample {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(asOf, "asOf");
        features = List.copyOf(features);
        churnedOn.ifPresent(day -> {
            if (day.isBefore(asOf)) {
                throw new IllegalArgumentException(customer + " left on " + day + ", before " + asOf);
            }
        });
    }

    /** Whether it left within the horizon. */
    public boolean churned() {
        return churnedOn.isPresent();
    }
}
