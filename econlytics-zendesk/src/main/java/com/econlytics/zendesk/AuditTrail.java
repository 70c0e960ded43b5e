package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The history of one ticket, as far as it was asked for.
 *
 * @param state whether there is one
 * @param audits as they came; empty unless it was read
 */
record AuditTrail(State state, List<JsonNode> audits) {
    static final AuditTrail NOT_ASKED = new AuditTrail(State.NOT_ASKED, List.of());
    static final AuditTrail GONE = new AuditTrail(State.GONE, List.of());

    AuditTrail {
        audits = List.copyOf(audits);
    }

    static AuditTrail of(List<JsonNode> audits) {
        return new AuditTrail(State.READ, audits);
    }

    enum State {
        NOT_ASKED,
        READ,
        /** Zendesk has no history of the ticket any more. */
        GONE
    }
}
