package com.econlytics.zendesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tracked time of one ticket, cut into the updates by which agents made it.
 *
 * <p>The updates and the rest sum to the total exactly, and none is negative: what an agent takes back is taken from the
 * latest time that is left. Example: +60 s, +30 s, −40 s of a total of 100 s are 50 s, 0 s, 0 s, and a rest of 50 s that no
 * update explains.
 *
 * @param updates by time, seconds of 0 and more
 * @param rest the seconds that no update explains
 */
record Effort(List<Update> updates, long rest) {
    private static final Comparator<Update> BY_TIME =
            Comparator.comparing(Update::at).thenComparingLong(Update::audit);

    Effort {
        updates = List.copyOf(updates);
    }

    /**
     * An update of the total.
     *
     * @param audit the id of Zendesk's record of it
     * @param agent the id of who made it; 0 if nobody is named
     * @param at when
     * @param seconds by how much the total grew
     */
    record Update(long audit, long agent, Instant at, long seconds) {
        Update of(long otherSeconds) {
            return new Update(audit, agent, at, otherSeconds);
        }
    }

    /** The effort of {@code total} seconds, with updates in any order, some of them negative. */
    static Effort of(List<Update> changes, long total) {
        List<Update> left = new ArrayList<>();
        for (Update change : changes.stream().sorted(BY_TIME).toList()) {
            takeBack(left, Math.max(0, -change.seconds()));
            left.add(change.of(Math.max(0, change.seconds())));
        }
        takeBack(left, Math.max(0, sum(left) - total));
        return new Effort(left, total - sum(left));
    }

    private static void takeBack(List<Update> updates, long seconds) {
        long open = seconds;
        for (int i = updates.size() - 1; i >= 0 && open > 0; i--) {
            long taken = Math.min(open, updates.get(i).seconds());
            updates.set(i, updates.get(i).of(updates.get(i).seconds() - taken));
            open -= taken;
        }
    }

    private static long sum(List<Update> updates) {
        return updates.stream().mapToLong(Update::seconds).sum();
    }
}
