package com.econlytics.zendesk;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The reading of a user: who asked for support, and under which ids and addresses others know them. */
final class UserReader {
    private static final Set<String> OWN_PEOPLE = Set.of("agent", "admin");

    private final SourceAccount account;

    UserReader(SourceAccount account) {
        this.account = account;
    }

    static Party party(SourceAccount account, long userId) {
        return Party.reference(account, "user-" + userId);
    }

    Identity read(JsonNode user) throws UnreadableException {
        Fields fields = new Fields(user);
        TreeSet<String> aliases = new TreeSet<>();
        JsonNode externalId = user.path("external_id");
        if (externalId.isTextual() || externalId.isIntegralNumber()) {
            aliases.add(externalId.asText());
        }
        TreeSet<String> emails = new TreeSet<>();
        fields.findText("email").ifPresent(emails::add);
        return new Identity(
                party(account, fields.id()),
                fields.findText("role").filter(OWN_PEOPLE::contains).isPresent()
                        ? Identity.Role.INTERNAL
                        : Identity.Role.OUTSIDE,
                aliases,
                emails,
                fields.findInstant("created_at").orElse(null));
    }
}
