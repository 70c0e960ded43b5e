package com.econlytics.fact;

import java.time.Instant;
import java.util.SortedMap;

/**
 * One immutable, dated record of what a source reported.
 *
 * <p>The revision is the source's own version or a rank in the object's life, never the time of arrival: facts that
 * arrive in another order are the same facts.
 */
public sealed interface Fact permits Posting, Activity {
    /** The key; a restatement has the same one. */
    FactId id();

    /** The higher of two revisions of one id counts. */
    long revision();

    /** When it happened, by the source's clock; decides the month and the rate. */
    Instant occurredAt();

    /** Whom it concerns. */
    Party party();

    /** The source's ids and flags that explain the fact, such as the balance transaction; no personal data. */
    SortedMap<String, String> attributes();

    /** A digest of the contents, id and revision left out: equal contents have equal digests. */
    default String contentDigest() {
        return CanonicalText.digest(this);
    }
}
