package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reading of the users and organizations that came together: who they are, and what is mapped of them. */
final class PartyReader {
    private final ZendeskSettings settings;
    private final UserReader users;
    private final OrganizationReader organizations;

    PartyReader(ZendeskSettings settings) {
        this.settings = settings;
        this.users = new UserReader(settings);
        this.organizations = new OrganizationReader(settings);
    }

    private record Known(Identity identity, List<DatedAttribute> attributes) {}

    /** Adds to {@code page} what these records tell. */
    void read(List<JsonNode> userRecords, List<JsonNode> organizationRecords, Instant now, Page.Builder page) {
        Map<Long, String> externalIds = externalIds(organizationRecords);
        add(
                page,
                ReadRecords.of(
                        settings.account(),
                        "organization",
                        KeptFields.ofParties(
                                settings.organizationAttributes().fields().keySet()),
                        organizationRecords,
                        record -> new Known(organizations.read(record, now), organizations.attributes(record, now))));
        add(
                page,
                ReadRecords.of(
                        settings.account(),
                        "user",
                        KeptFields.ofParties(settings.userAttributes().fields().keySet()),
                        userRecords,
                        record -> new Known(users.read(record, externalIds, now), users.attributes(record, now))));
    }

    private static void add(Page.Builder page, ReadRecords<Known> known) {
        page.identities(known.read().stream().map(Known::identity).toList());
        page.attributes(known.read().stream()
                .flatMap(party -> party.attributes().stream())
                .toList());
        page.rejections(known.rejections());
    }

    private static Map<Long, String> externalIds(List<JsonNode> organizations) {
        Map<Long, String> externalIds = new HashMap<>();
        for (JsonNode organization : organizations) {
            JsonNode id = organization.path("id");
            if (Fields.isWhole(id)) {
                new Fields(organization)
                        .findName("external_id")
                        .ifPresent(name -> externalIds.put(id.longValue(), name));
            }
        }
        return externalIds;
    }
}
