package com.econlytics.zendesk;

import java.time.Instant;

/**
 * How much of a ticket a state of it still says, and thereby which of several states counts.
 *
 * <p>Of the same completeness the latest counts. What a deletion took away is no news: a state that says less never
 * replaces one that says more, in whichever order they are read.
 */
enum Completeness {
    /** All that is read. */
    WHOLE {
        @Override
        long revision(Instant generated) {
            return generated.getEpochSecond();
        }
    },
    /** Its history or its measured times went with its deletion. */
    DELETED {
        @Override
        long revision(Instant generated) {
            return generated.getEpochSecond() - BELOW_EVERY_TIME;
        }
    },
    /** Zendesk has emptied it, some time after its deletion; the earliest such state says most. */
    EMPTIED {
        @Override
        long revision(Instant generated) {
            return -generated.getEpochSecond() - BELOW_EVERY_TIME;
        }
    };

    private static final long BELOW_EVERY_TIME = 100_000_000_000L;

    /** The revision of a state that was generated then: an order of states by completeness, then by time. */
    abstract long revision(Instant generated);
}
