package com.econlytics.customer;

import java.util.Objects;

/**
 * Which customer a party is, and how we know.
 *
 * @param customer a customer, {@link CustomerId#UNATTRIBUTED}, or {@link CustomerId#UNALLOCATED} for our own people
 * @param method how it was found, or why it was not
 */
public record Match(CustomerId customer, Method method) {
    public Match {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(method, "method");
        if (customer.isCustomer() != method.finds()) {
            throw new IllegalArgumentException(method + " cannot lead to " + customer);
        }
    }

    /** What is nobody's in particular. */
    public static final Match SHARED = new Match(CustomerId.UNALLOCATED, Method.NONE);

    static Match none(Method why) {
        return new Match(CustomerId.UNATTRIBUTED, why);
    }

    static Match internal() {
        return new Match(CustomerId.UNALLOCATED, Method.INTERNAL);
    }

    /** The ways to a customer, strongest first, and the ways to none. */
    public enum Method {
        /** Somebody decided. */
        DECIDED,
        /** The party is the customer's own row. */
        OF_RECORD,
        /** The customer's own row, merged into another customer. */
        MERGED,
        /** They share an id, and no other customer has it. */
        ALIAS,
        /** They share an e-mail address, and no other customer has it. */
        EMAIL,
        /** It is one of the company's own people: what concerns it is shared. */
        INTERNAL,
        /** Two or more customers fit equally well. */
        AMBIGUOUS,
        /** No customer fits. */
        NONE;

        /** Whether this way leads to a customer. */
        public boolean finds() {
            return this != INTERNAL && this != AMBIGUOUS && this != NONE;
        }

        /** How sure a match by this way is. */
        public Confidence confidence() {
            return switch (this) {
                case DECIDED, OF_RECORD, MERGED, INTERNAL -> Confidence.CERTAIN;
                case ALIAS -> Confidence.STATED;
                case EMAIL -> Confidence.INFERRED;
                case AMBIGUOUS, NONE -> Confidence.NONE;
            };
        }
    }

    /** How sure a match is, surest first. */
    public enum Confidence {
        /** The source's own row, or somebody decided. */
        CERTAIN,
        /** A source states the customer's id. */
        STATED,
        /** Concluded from something that people share, reassign and mistype, such as an e-mail address. */
        INFERRED,
        /** No match. */
        NONE
    }
}
