package com.econlytics.costing;

import com.econlytics.customer.CustomerId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cost pool and who draws on it: a service department, a team, a shared bill.
 *
 * <p>Example: IT costs 100.00 and spends 1 hour for support and 3 for customer 7: {@code CostCentre.of(it,
 * Map.of(Recipient.centre("support"), 1L, Recipient.bearer(seven), 3L))}. A team that only passes on what it is charged
 * has a pool of 0.
 *
 * @param pool its own cost and the base by which it is passed on
 * @param measured the quantity of that base by recipient, signed
 */
public record CostCentre(CostPool pool, SortedMap<Recipient, Long> measured) {
    public CostCentre {
        Objects.requireNonNull(pool, "pool");
        measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
    }

    /** A centre with recipients of any kind. */
    public static CostCentre of(CostPool pool, Map<Recipient, Long> measured) {
        return new CostCentre(pool, new TreeMap<>(measured));
    }

    /** A centre that serves customers alone. */
    public static CostCentre ofCustomers(CostPool pool, Map<CustomerId, Long> measured) {
        SortedMap<Recipient, Long> byRecipient = new TreeMap<>();
        measured.forEach((id, quantity) -> byRecipient.put(Recipient.bearer(id), quantity));
        return new CostCentre(pool, byRecipient);
    }

    /** A centre that serves other centres alone, by the names of their pools. */
    public static CostCentre ofCentres(CostPool pool, Map<String, Long> measured) {
        SortedMap<Recipient, Long> byRecipient = new TreeMap<>();
        measured.forEach((name, quantity) -> byRecipient.put(Recipient.centre(name), quantity));
        return new CostCentre(pool, byRecipient);
    }

    /** The name of the pool. */
    public String name() {
        return pool.name();
    }
}
