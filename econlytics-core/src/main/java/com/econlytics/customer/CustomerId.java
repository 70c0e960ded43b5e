package com.econlytics.customer;

/**
 * The opaque number of a customer. It is given out by a ledger, says nothing about anybody, and outlives erasure.
 *
 * <p>Two numbers are reserved for amounts that are no known customer's, so that the sum over all ids is the company's.
 *
 * @param number 1 and above for customers
 */
public record CustomerId(long number) implements Comparable<CustomerId> {
    /** Bears what is one customer's but not known whose. */
    public static final CustomerId UNATTRIBUTED = new CustomerId(0);
    /** Bears what is shared and has no driver to share it by. */
    public static final CustomerId UNALLOCATED = new CustomerId(-1);

    public CustomerId {
        if (number < -1) {
            throw new IllegalArgumentException("a customer number is 1 or above, not " + number);
        }
    }

    /** Whether this is a customer, and neither unattributed nor unallocated. */
    public boolean isCustomer() {
        return number > 0;
    }

    @Override
    public int compareTo(CustomerId other) {
        return Long.compare(number, other.number);
    }

    /** {@code customer 17}, {@code unattributed} or {@code unallocated}. */
    @Override
    public String toString() {
        if (isCustomer()) {
            return "customer " + number;
        }
        return number == 0 ? "unattributed" : "unallocated";
    }
}
