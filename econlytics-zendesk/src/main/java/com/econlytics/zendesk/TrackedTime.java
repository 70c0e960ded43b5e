package com.econlytics.zendesk;

/**
 * Where a ticket says how long agents worked on it.
 *
 * <p>Zendesk's Time Tracking app keeps the sum in a numeric ticket field, "Total time spent (sec)", whose id differs from
 * account to account. Example: {@code TrackedTime.inField(360001234567L)}.
 */
public sealed interface TrackedTime {
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

    /** Nobody tracks time: every ticket costs the flat rate. */
    record None() implements TrackedTime {}

    /** The total so far, in seconds, stands in the ticket field {@code fieldId}. */
    static TrackedTime inField(long fieldId) {
        return new InField(fieldId);
    }

    /** Nobody tracks time. */
    static TrackedTime none() {
        return new None();
    }
}
