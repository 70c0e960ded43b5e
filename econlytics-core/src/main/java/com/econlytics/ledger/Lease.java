package com.econlytics.ledger;

import java.util.Objects;

/**
 * The right of one holder to run a job for a while.
 *
 * @param job which job
 * @param token the fencing token: a booking under an older token than the latest is refused
 */
public record Lease(String job, long token) {
    public Lease {
        Objects.requireNonNull(job, "job");
    }
}
