package com.econlytics.zendesk;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** The reading of an organization: a company whose people ask, and under which id others know it. */
final class OrganizationReader {
    private final SourceAccount account;
    private final AttributeReader attributes;

    OrganizationReader(ZendeskSettings settings) {
        this.account = settings.account();
        this.attributes = new AttributeReader(settings.organizationAttributes());
    }

    static Party party(SourceAccount account, long organizationId) {
        return Party.reference(account, "organization-" + organizationId);
    }

    Identity read(JsonNode organization, Instant now) throws UnreadableException {
        Fields fields = new Fields(organization);
        TreeSet<String> aliases = new TreeSet<>();
        fields.findName("external_id").ifPresent(aliases::add);
        return new Identity(
                party(account, fields.id()),
                Identity.Role.OUTSIDE,
                aliases,
                new TreeSet<>(),
                fields.findPossible("created_at", now).orElse(null));
    }

    List<DatedAttribute> attributes(JsonNode organization, Instant now) throws UnreadableException {
        Fields fields = new Fields(organization);
        return attributes.read(party(account, fields.id()), fields, now);
    }
}
