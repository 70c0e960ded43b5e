package com.econlytics.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Work was done: quantities of cost drivers, which the cost model prices.
 *
 * <p>Example: a support ticket of 14 tracked minutes is {@code 1 ticket, 840 agent_second} on account {@code support}.
 *
 * @param id the key
 * @param revision the source's own version of the record
 * @param occurredAt when the work is dated; its rate is the one of that time; to the microsecond
 * @param party for whom it was done
 * @param account where its cost belongs; on an account outside profit the work is counted and not priced
 * @param quantities the work, each driver at most once, kept by driver
 * @param attributes the source's ids and flags
 */
public record Activity(
        FactId id,
        long revision,
        Instant occurredAt,
        Party party,
        Account account,
        List<Quantity> quantities,
        SortedMap<String, String> attributes)
        implements Fact {
    public Activity {
        Objects.requireNonNull(id, "id");
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(account, "account");
        quantities = quantities.stream().sorted(Quantity.BY_DRIVER).toList();
        attributes = Attributes.copyOf(attributes);
        if (quantities.stream().map(Quantity::driver).distinct().count() < quantities.size()) {
            throw new IllegalArgumentException("activity " + id + " names a driver twice; add its quantities up");
        }
    }

    /** How much of {@code driver} was used; 0 if the activity does not name it. */
    public long quantityOf(Driver driver) {
        return quantities.stream()
                .filter(quantity -> quantity.driver().equals(driver))
                .mapToLong(Quantity::amount)
                .sum();
    }

    /** Whether the source reported this driver at all, be it 0. */
    public boolean names(Driver driver) {
        return quantities.stream().anyMatch(quantity -> quantity.driver().equals(driver));
    }
}
