package com.econlytics.testkit.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an account has beside tickets and users: organizations, ticket fields, and the audits of tickets. Thread-safe. */
final class DeskRecords {
    private final Map<Long, ObjectNode> organizations = new TreeMap<>();
    private final Map<Long, ObjectNode> fields = new LinkedHashMap<>();
    private final Map<Long, List<ObjectNode>> audits = new TreeMap<>();

    synchronized void putOrganization(long id, ObjectNode organization) {
        organizations.put(id, organization);
    }

    synchronized void putField(long id, ObjectNode field) {
        fields.put(id, field);
    }

    synchronized void putAudit(long ticketId, ObjectNode audit) {
        audits.computeIfAbsent(ticketId, unseen -> new ArrayList<>()).add(audit);
    }

    synchronized List<ObjectNode> organizations() {
        return copies(organizations.values());
    }

    synchronized Optional<ObjectNode> findOrganization(long id) {
        return Optional.ofNullable(organizations.get(id)).map(ObjectNode::deepCopy);
    }

    synchronized List<ObjectNode> fields() {
        return copies(fields.values());
    }

    synchronized List<ObjectNode> audits(long ticketId) {
        return copies(audits.getOrDefault(ticketId, List.of()));
    }

    private static List<ObjectNode> copies(Iterable<ObjectNode> records) {
        List<ObjectNode> copies = new ArrayList<>();
        records.forEach(record -> copies.add(record.deepCopy()));
        return copies;
    }
}
