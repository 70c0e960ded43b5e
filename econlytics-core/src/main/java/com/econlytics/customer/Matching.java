package com.econlytics.customer;

import java.util.Objects;
import java.util.Set;

/**
 * The rule that matches a reference to a customer: by alias, then, where the policy allows, by e-mail address.
 *
 * <p>The company's own people are no customers; what concerns them is shared.
 *
 * <p>One customer that fits is a match; several are ambiguous and match none. An alias that fits several is not rescued
 * by an e-mail address.
 *
 * @param emails whether addresses may match
 */
public record Matching(Emails emails) {
    public Matching {
        Objects.requireNonNull(emails, "emails");
    }

    /** Whether an e-mail address may make a match. */
    public enum Emails {
        /** An address that exactly one customer has is a match. */
        MATCH_UNIQUE,
        /** Addresses are not used. */
        IGNORE,
        /**
         * An address makes a match, and customers of record that share one are one customer. Off by default: payers share
         * addresses, and two rows of the source of record are two customers until somebody says otherwise.
         */
        SAME_CUSTOMER
    }

    /** The customers that a reference might be; each ledger looks them up in its own way. */
    public interface Candidates {
        /** The customers with whom the reference shares an alias; a customer's own id is an alias. */
        Set<CustomerId> sharingAlias();

        /** The customers with whom the reference shares an e-mail address. */
        Set<CustomerId> sharingEmail();
    }

    /** The match of a reference in {@code role} with these candidates. */
    public Match match(Identity.Role role, Candidates candidates) {
        if (role == Identity.Role.INTERNAL) {
            return Match.internal();
        }
        Match byAlias = unique(candidates.sharingAlias(), Match.Method.ALIAS);
        if (byAlias.method() != Match.Method.NONE || emails == Emails.IGNORE) {
            return byAlias;
        }
        return unique(candidates.sharingEmail(), Match.Method.EMAIL);
    }

    private static Match unique(Set<CustomerId> fitting, Match.Method method) {
        return switch (fitting.size()) {
            case 0 -> Match.none(Match.Method.NONE);
            case 1 -> new Match(fitting.iterator().next(), method);
            default -> Match.none(Match.Method.AMBIGUOUS);
        };
    }
}
