package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import java.util.Set;

/** The four places into which a segment divides a company, top to bottom. */
enum Place {
    SEGMENT,
    OTHERS,
    UNATTRIBUTED,
    UNALLOCATED;

    static Place of(CustomerId customer, Set<CustomerId> members) {
        if (customer.isCustomer()) {
            return members.contains(customer) ? SEGMENT : OTHERS;
        }
        return customer.equals(CustomerId.UNATTRIBUTED) ? UNATTRIBUTED : UNALLOCATED;
    }
}
