package com.econlytics.ledger;

import java.time.Duration;
import java.util.Optional;

/** The port behind which jobs agree on who runs. */
public interface Leases {
    /**
     * Takes the job if nobody holds it, or if its holder's time is over.
     *
     * @param job which job
     * @param holder who asks; a holder that asks again gets a new lease, which fences its old one
     * @param duration for how long
     * @return the lease, or empty while somebody else holds it
     */
    Optional<Lease> acquire(String job, String holder, Duration duration);

    /**
     * Holds the job for {@code duration} from now, under the same token.
     *
     * @throws LeaseLostException if somebody took over, even if they have finished since
     */
    void renew(Lease lease, Duration duration);

    /** Gives the job back; does nothing if the lease was lost meanwhile. */
    void release(Lease lease);
}
