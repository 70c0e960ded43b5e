package com.econlytics.fact;

/**
 * Whom a fact concerns, in the source's own words; which customer that is, the directory says.
 *
 * <p>A refund names the charge it gives back as a {@link Reference}, so that a refund that is seen before its charge
 * finds the customer as soon as the charge is known.
 */
public sealed interface Party {
    /** A party that is a customer by itself: one row of the source's customer list. */
    record OfRecord(SourceAccount account, String id) implements Party {
        public OfRecord {
            requireId(id);
        }

        @Override
        public String toString() {
            return "customer:" + account + "/" + id;
        }
    }

    /** A party that must be matched to a customer: a support user, or the payment that a refund belongs to. */
    record Reference(SourceAccount account, String id) implements Party {
        public Reference {
            requireId(id);
        }

        @Override
        public String toString() {
            return "reference:" + account + "/" + id;
        }
    }

    /** One customer's, but the source does not say whose: it is booked as unattributed. */
    record Unknown() implements Party {
        @Override
        public String toString() {
            return "unknown";
        }
    }

    /** Nobody's in particular, such as a monthly account fee: it is booked as unallocated. */
    record Shared() implements Party {
        @Override
        public String toString() {
            return "shared";
        }
    }

    /** A party that is a customer by itself. */
    static Party ofRecord(SourceAccount account, String id) {
        return new OfRecord(account, id);
    }

    /** A party that must be matched. */
    static Party reference(SourceAccount account, String id) {
        return new Reference(account, id);
    }

    /** One customer's, not known whose. */
    static Party unknown() {
        return new Unknown();
    }

    /** Nobody's in particular. */
    static Party shared() {
        return new Shared();
    }

    private static void requireId(String id) {
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a party needs the source's id; use Party.unknown() if there is none");
        }
    }
}
