package com.econlytics.erasure;

import java.time.Instant;
import java.util.Objects;

/**
 * A reason for which a customer may not be erased yet, such as an open dispute. Whether there is one is the host's legal
 * judgement, never a default.
 *
 * @param reason why, in people's own words; it names nobody
 * @param until when it ends, exclusive
 */
public record LegalHold(String reason, Instant until) {
    public LegalHold {
        Objects.requireNonNull(until, "until");
        if (reason.isBlank() || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a legal hold until " + until + " needs a reason in one line; state it");
        }
    }

    /** Whether it keeps anybody from being erased at {@code now}. */
    public boolean isInForceAt(Instant now) {
        return now.isBefore(until);
    }
}
