package com.econlytics.customer;

import java.util.Collection;
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
        IGNORE
    }

    /** Where the rule looks customers up; each ledger offers its own. */
    public interface Candidates {
        /** The customers of which at least one alias is among {@code aliases}; a customer's own id is an alias. */
        Set<CustomerId> withAlias(Collection<String> aliases);

        /** The customers of which at least one address is among {@code emails}. */
        Set<CustomerId> withEmail(Collection<String> emails);
    }

    /** The match of a reference that is known by {@code identity}. */
    public Match match(Identity identity, Candidates candidates) {
        if (identity.role() == Identity.Role.INTERNAL) {
            return Match.internal();
        }
        Match byAlias = unique(candidates.withAlias(identity.aliases()), Match.Method.ALIAS);
        if (byAlias.method() != Match.Method.NONE || emails == Emails.IGNORE) {
            return byAlias;
        }
        return unique(candidates.withEmail(identity.emails()), Match.Method.EMAIL);
    }

    private static Match unique(Set<CustomerId> fitting, Match.Method method) {
        return switch (fitting.size()) {
            case 0 -> Match.none(Match.Method.NONE);
            case 1 -> new Match(fitting.iterator().next(), method);
            default -> Match.none(Match.Method.AMBIGUOUS);
        };
    }
}
