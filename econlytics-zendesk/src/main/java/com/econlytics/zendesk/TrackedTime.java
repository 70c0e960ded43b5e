package com.econlytics.zendesk;

/**
 * Where a ticket says how long agents worked on it.
 *
 * <p>Zendesk's Time Tracking app keeps the sum in a numeric ticket field, "Total time spent (sec)", whose id differs from
 * account to account. Example: {@code TrackedTime.inField(360001234567L)}, or {@code TrackedTime.titled(TrackedTime.APP_TITLE)}.
 */
public sealed interface TrackedTime {
    /** The title that Zendesk's Time Tracking app gives its field, where nobody renamed or translated it. */
    String APP_TITLE = "Total time spent (sec)";

    /**
     * The total so far, in seconds, stands in a ticket field.
     *
     * @param fieldId the id of the field, positive
     */
    record InField(long fieldId) implements TrackedTime {
        public InField {
            if (fieldId <= 0) {
                throw new IllegalArgumentException("a ticket field has a positive id, not " + fieldId
                        + "; use TrackedTime.none() if no time is tracked");
            }
        }
    }

    /**
     * The total so far, in seconds, stands in the numeric ticket field of this title. It is looked up once: the id found is
     * noted with the progress of the connector, so that a field that is renamed later stays the same.
     *
     * @param title as agents see it; capitals do not matter
     */
    record Titled(String title) implements TrackedTime {
        public Titled {
            title = title.strip();
            if (title.isEmpty()) {
                throw new IllegalArgumentException("a blank title finds no ticket field; copy it from Zendesk's admin"
                        + " centre, or use TrackedTime.inField with the field's id");
            }
        }
    }

    /** Nobody tracks time: every ticket costs the flat rate. */
    record None() implements TrackedTime {}

    /** The total so far, in seconds, stands in the ticket field {@code fieldId}. */
    static TrackedTime inField(long fieldId) {
        return new InField(fieldId);
    }

    /** The total so far, in seconds, stands in the numeric ticket field of this title. */
    static TrackedTime titled(String title) {
        return new Titled(title);
    }

    /** Nobody tracks time. */
    static TrackedTime none() {
        return new None();
    }
}
