package com.econlytics.zendesk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of the incremental exports that an account has in a minute. Zendesk says nothing of this limit before it
 * refuses, so we keep to it ourselves. Who comes too early waits, and those behind wait with him.
 */
final class ExportBudget {
    /** A second more than the minute, because requests are not equally long on their way. */
    private static final Duration WINDOW = Duration.ofSeconds(61);

    private final int most;
    private final Clock clock;
    private final Patience patience;
    private final List<Instant> latest = new ArrayList<>();

    ExportBudget(int most, Clock clock, Patience patience) {
        this.most = most;
        this.clock = clock;
        this.patience = patience;
    }

    /** Returns when a call is within the budget, and counts it. */
    synchronized void await() {
        Instant now = clock.instant();
        // a clock that was put back must not make anybody wait for longer than the window
        latest.replaceAll(call -> call.isAfter(now) ? now : call);
        if (latest.size() < most) {
            latest.add(now);
            return;
        }
        Instant due = latest.get(0).plus(WINDOW);
        if (due.isAfter(now)) {
            patience.await(Duration.between(now, due));
        }
        latest.remove(0);
        latest.add(later(due, clock.instant()));
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
