package com.econlytics.customer;

import com.econlytics.TextOrder;
import com.econlytics.fact.Party;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about who a party is.
 *
 * <p>Two statements about one party are merged by union, so nothing depends on the order in which they arrive. An
 * address that two customers have had is ambiguous and matches neither. A name that is empty or holds control characters
 * is none and is left out.
 *
 * @param party whom this is about
 * @param role whether the party is one of our own people
 * @param aliases ids of the same party elsewhere: the payment's customer, the support user's external id; a customer's
 *     own id is always one and need not be stated
 * @param emails addresses, trimmed and in lower case
 * @param createdAt when the source created the party; to the microsecond; null if it did not say
 */
public record Identity(
        Party party,
        Role role,
        SortedSet<String> aliases,
        SortedSet<String> emails,
        @Nullable Instant createdAt) {
    public Identity {
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(role, "role");
        if (party instanceof Party.Unknown || party instanceof Party.Shared) {
            throw new IllegalArgumentException("only a party with an id of its own has an identity, not " + party);
        }
        aliases = sorted(aliases.stream().map(String::strip).filter(alias -> !isOwnId(party, alias)));
        createdAt = createdAt == null ? null : createdAt.truncatedTo(ChronoUnit.MICROS);
        emails = sorted(emails.stream().map(email -> email.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether a party stands outside the company. */
    public enum Role {
        /** A customer's, or not known otherwise. */
        OUTSIDE,
        /** One of the company's own people, such as a support agent. */
        INTERNAL
    }

    /** Merely that the party exists. */
    public static Identity of(Party party) {
        return new Identity(party, Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), null);
    }

    /** The party, known elsewhere by {@code aliases}. */
    public static Identity of(Party party, Collection<String> aliases) {
        return new Identity(party, Role.OUTSIDE, new TreeSet<>(aliases), new TreeSet<>(), null);
    }

    /** What both statements say together; once internal is internal, and the earlier creation time stands. */
    public Identity mergedWith(Identity other) {
        if (!party.equals(other.party)) {
            throw new IllegalArgumentException("cannot merge the identities of two parties");
        }
        return new Identity(
                party,
                role == Role.INTERNAL ? role : other.role,
                sorted(Stream.concat(aliases.stream(), other.aliases.stream())),
                sorted(Stream.concat(emails.stream(), other.emails.stream())),
                earlier(createdAt, other.createdAt));
    }

    /** The same about a party and by names that are called otherwise. */
    public Identity renamed(UnaryOperator<Party> parties, UnaryOperator<String> names) {
        return new Identity(
                parties.apply(party),
                role,
                sorted(aliases.stream().map(names)),
                sorted(emails.stream().map(names)),
                createdAt);
    }

    /** When the source created the party, if it said. */
    public Optional<Instant> findCreatedAt() {
        return Optional.ofNullable(createdAt);
    }

    /** Only the kind of party and how many names it has: the names themselves are personal. */
    @Override
    public String toString() {
        return "Identity[" + party.getClass().getSimpleName() + ", aliases=" + aliases.size() + ", emails="
                + emails.size() + "]";
    }

    private static boolean isOwnId(Party party, String alias) {
        return party instanceof Party.OfRecord customer && customer.id().equals(alias);
    }

    private static @Nullable Instant earlier(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    private static NavigableSet<String> sorted(Stream<String> values) {
        NavigableSet<String> set = new TreeSet<>(TextOrder.CODE_POINT);
        values.filter(value -> !value.isEmpty() && value.chars().noneMatch(Character::isISOControl))
                .forEach(set::add);
        return Collections.unmodifiableNavigableSet(set);
    }
}
