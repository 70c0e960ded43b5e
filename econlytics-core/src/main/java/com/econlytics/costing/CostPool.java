package com.econlytics.costing;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cost that is shared, and by what.
 *
 * <p>Example: {@code new CostPool("support", Money.parse("USD 100.00"), new ByDriver(Driver.TICKET))} over one ticket each
 * of customers 1, 2 and 3 is 33.34, 33.33 and 33.33.
 *
 * @param name what people call it; unique among the pools of one allocation
 * @param amount of any sign; a credit is shared as a cost is
 * @param base by what it is shared
 */
public record CostPool(String name, Money amount, AllocationBase base) {
    public CostPool {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a cost pool of " + amount + " has no name; give it one");
        }
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(base, "base");
    }

    /**
     * Shares this pool over customers.
     *
     * <p>{@link CustomerId#UNATTRIBUTED} and {@link CustomerId#UNALLOCATED} are recipients like any other and bear the
     * share of their own quantity. If no quantity is above 0, the whole pool is unallocated.
     *
     * @param measured the quantity of the base by recipient; a negative one counts as 0 and is listed in the certificate
     */
    public Allocation allocate(Map<CustomerId, Long> measured) {
        return Allocation.of(AllocationMethod.DIRECT, List.of(CostCentre.ofCustomers(this, measured)));
    }
}
