package com.econlytics.erasure;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Party;
import java.util.Objects;

/** Who is to be forgotten, by any identifier. Silent in logs: an identifier is what has to go. */
public sealed interface Subject {
    /**
     * A customer of the ledger.
     *
     * @param id its opaque number
     */
    record Numbered(CustomerId id) implements Subject {
        public Numbered {
            Objects.requireNonNull(id, "id");
            if (!id.isCustomer()) {
                throw new IllegalArgumentException(id + " is no customer; name one by a number from 1");
            }
        }
    }

    /**
     * A party of one source.
     *
     * @param party a row of the source of record, or a payment or support user that is matched to one
     */
    record OfParty(Party party) implements Subject {
        public OfParty {
            if (!(party instanceof Party.OfRecord || party instanceof Party.Reference)) {
                throw new IllegalArgumentException("only a party with an id of its own can be erased, not " + party);
            }
        }

        @Override
        public String toString() {
            return "OfParty[" + party.getClass().getSimpleName() + "]";
        }
    }

    /**
     * Whoever bears a name: an id at whatever source, an alias or an e-mail address.
     *
     * @param name as a source would write it
     */
    record Named(String name) implements Subject {
        public Named {
            name = name.strip();
            if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("an identifier is a text without control characters; state one");
            }
        }

        @Override
        public String toString() {
            return "Named";
        }
    }

    /** The customer with this number. */
    static Subject customer(CustomerId id) {
        return new Numbered(id);
    }

    /** This party. */
    static Subject party(Party party) {
        return new OfParty(party);
    }

    /** Whoever bears {@code name}: an id, an alias or an e-mail address. */
    static Subject named(String name) {
        return new Named(name);
    }
}
