package com.econlytics.reliability.simulation;

import com.econlytics.connector.SourceException;
import java.util.List;
import java.util.SplittableRandom;

/** Which vendor does not answer, and from which request on. */
final class Outages {
    private static final List<Integer> STATUSES = List.of(0, 429, 500, 503);

    private final Outage payments = new Outage();
    private final Outage support = new Outage();

    /** One vendor fails from some request on, or answers again. */
    void change(SplittableRandom random) {
        Outage outage = random.nextBoolean() ? payments : support;
        outage.change(random.nextInt(4), STATUSES.get(random.nextInt(STATUSES.size())));
    }

    /** Everybody answers. */
    void end() {
        payments.requestsLeft = Integer.MAX_VALUE;
        support.requestsLeft = Integer.MAX_VALUE;
    }

    Outage payments() {
        return payments;
    }

    Outage support() {
        return support;
    }

    /** How one vendor answers. */
    static final class Outage {
        private int requestsLeft = Integer.MAX_VALUE;
        private int status;

        private void change(int after, int failure) {
            requestsLeft = requestsLeft == Integer.MAX_VALUE ? after : Integer.MAX_VALUE;
            status = failure;
        }

        /** A request is made. */
        void ask(String what) {
            if (requestsLeft == Integer.MAX_VALUE) {
                return;
            }
            if (requestsLeft == 0) {
                throw new SourceException(
                        what + " could not be read, status " + status + "; it is asked again later",
                        status,
                        "",
                        SourceException.Retry.MAY_HELP);
            }
            requestsLeft--;
        }
    }
}
