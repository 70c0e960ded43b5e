package com.econlytics.costing;

import com.econlytics.TextOrder;
import com.econlytics.customer.CustomerId;
import java.util.Objects;

/** Who is charged a part of a pool: another cost centre, which passes it on, or a bearer, where it stays. */
public sealed interface Recipient extends Comparable<Recipient> {
    /** The centre whose pool has the name {@code name}. */
    static Recipient centre(String name) {
        return new Centre(name);
    }

    /** A customer, unattributed or unallocated. */
    static Recipient bearer(CustomerId id) {
        return new Bearer(id);
    }

    /**
     * A cost centre.
     *
     * @param name of its pool
     */
    record Centre(String name) implements Recipient {
        public Centre {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public int compareTo(Recipient other) {
            return other instanceof Centre centre ? TextOrder.CODE_POINT.compare(name, centre.name) : -1;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Where a cost comes to rest.
     *
     * @param id a customer or one of the two reserved numbers
     */
    record Bearer(CustomerId id) implements Recipient {
        public Bearer {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public int compareTo(Recipient other) {
            return other instanceof Bearer bearer ? id.compareTo(bearer.id) : 1;
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }
}
