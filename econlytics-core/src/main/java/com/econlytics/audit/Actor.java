package com.econlytics.audit;

import java.util.Objects;

/**
 * Who acts.
 *
 * @param id as the host knows the user or the service, such as {@code user 17} or {@code backfill}; it stays in the audit
 *     log for good, so an account number serves better than a name or an address
 */
public record Actor(String id) {
    /** The program itself, where nobody is named. */
    public static final Actor HOST = new Actor("host");

    public Actor {
        Objects.requireNonNull(id, "id");
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "an actor's id is blank or holds a control character; say who acts, such as user 17");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
