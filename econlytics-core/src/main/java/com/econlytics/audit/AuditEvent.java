package com.econlytics.audit;

import java.util.List;
import java.util.Objects;

/**
 * What somebody did, or tried to do. It holds no name, address, source id or amount of anybody whom the books are about.
 *
 * @param actor who
 * @param action what, such as {@code CLOSE_BOOKS}; capitals and underscores
 * @param subjects on what, in the order that the action gives them; none if it is about the whole ledger
 * @param versionBefore the version of the ledger before
 * @param versionAfter the version after; the same if the figures did not change
 * @param outcome how it ended
 */
public record AuditEvent(
        Actor actor,
        String action,
        List<AuditSubject> subjects,
        long versionBefore,
        long versionAfter,
        Outcome outcome) {
    public AuditEvent {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        subjects = List.copyOf(subjects);
        Objects.requireNonNull(outcome, "outcome");
        if (!action.matches("[A-Z][A-Z_]{1,39}")) {
            throw new IllegalArgumentException(
                    "an action is named in capitals and underscores, like EXPORT_FIGURES, so that it cannot hold a name");
        }
    }

    /** Something that was done and changed no figure, such as an export of {@code version}. */
    public static AuditEvent done(Actor actor, String action, List<AuditSubject> subjects, long version) {
        return new AuditEvent(actor, action, subjects, version, version, Outcome.DONE);
    }

    /** Something that was refused, when {@code version} was the last one. */
    public static AuditEvent denied(Actor actor, String action, List<AuditSubject> subjects, long version) {
        return new AuditEvent(actor, action, subjects, version, version, Outcome.DENIED);
    }

    /** How an attempt ended. */
    public enum Outcome {
        /** As asked. */
        DONE,
        /** It was refused, and nothing changed. */
        DENIED
    }
}
