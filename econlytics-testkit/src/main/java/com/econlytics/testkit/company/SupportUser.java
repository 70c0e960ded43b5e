package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody known to Zendesk.
 *
 * @param id the Zendesk user id
 * @param email empty if Zendesk knows none; may differ from Stripe's in letter case
 * @param externalId the Stripe customer id, or an id of another system; empty if there is none
 * @param role what the user may do
 * @param created when Zendesk first saw the user
 */
public record SupportUser(long id, String email, String externalId, Role role, Instant created) {
    public SupportUser {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(created, "created");
    }

    /** What a user of Zendesk may do. */
    public enum Role {
        /** Asks for support. */
        END_USER("end-user"),
        /** Gives support. */
        AGENT("agent"),
        /** Gives support and runs the account. */
        ADMIN("admin");

        private final String wireName;

        Role(String wireName) {
            this.wireName = wireName;
        }

        /** The {@code role} of the user. */
        public String wireName() {
            return wireName;
        }
    }
}
