package com.econlytics.zendesk;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reading of a user: who asked for support, and under which ids and addresses others know them.
 *
 * <p>A user without an {@code external_id} is known by that of their organization. If they get another one later, both
 * are theirs, and if these are of two customers, whose the user is nobody guesses.
 */
final class UserReader {
    private static final Set<String> OWN_PEOPLE = Set.of("agent", "admin");

    private final SourceAccount account;
    private final AttributeReader attributes;

    UserReader(ZendeskSettings settings) {
        this.account = settings.account();
        this.attributes = new AttributeReader(settings.userAttributes());
    }

    static Party party(SourceAccount account, long userId) {
        return Party.reference(account, "user-" + userId);
    }

    /**
     * Who a user is.
     *
     * @param organizations the external ids of organizations, by the organization's id
     */
    Identity read(JsonNode user, Map<Long, String> organizations, Instant now) throws UnreadableException {
        Fields fields = new Fields(user);
        boolean internal = fields.findText("role").filter(OWN_PEOPLE::contains).isPresent();
        TreeSet<String> aliases = new TreeSet<>();
        fields.findName("external_id")
                .or(() -> internal ? Optional.empty() : organizationOf(user, organizations))
                .ifPresent(aliases::add);
        TreeSet<String> emails = new TreeSet<>();
        fields.findText("email").ifPresent(emails::add);
        return new Identity(
                party(account, fields.id()),
                internal ? Identity.Role.INTERNAL : Identity.Role.OUTSIDE,
                aliases,
                emails,
                fields.findPossible("created_at", now).orElse(null));
    }

    List<DatedAttribute> attributes(JsonNode user, Instant now) throws UnreadableException {
        Fields fields = new Fields(user);
        return attributes.read(party(account, fields.id()), fields, now);
    }

    private static Optional<String> organizationOf(JsonNode user, Map<Long, String> organizations) {
        return Optional.ofNullable(
                organizations.get(user.path("organization_id").asLong()));
    }
}
