package com.econlytics.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases of the jobs of one program. */
final class InMemoryLeases implements Leases {
    private final Clock clock;
    private final Map<String, Held> jobs = new HashMap<>();

    InMemoryLeases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> acquire(String job, String holder, Duration duration) {
        Instant now = clock.instant();
        Held held = jobs.get(job);
        if (held != null && held.until.isAfter(now) && !held.holder.equals(holder)) {
            return Optional.empty();
        }
        long token = held == null ? 1 : held.token + 1;
        jobs.put(job, new Held(holder, token, now.plus(duration)));
        return Optional.of(new Lease(job, token));
    }

    @Override
    public synchronized void renew(Lease lease, Duration duration) {
        requireLatest(lease);
        Instant until = clock.instant().plus(duration);
        jobs.computeIfPresent(lease.job(), (job, held) -> new Held(held.holder, held.token, until));
    }

    @Override
    public synchronized void release(Lease lease) {
        jobs.computeIfPresent(
                lease.job(),
                (job, held) -> held.token == lease.token() ? new Held(held.holder, held.token, Instant.MIN) : held);
    }

    synchronized void requireLatest(Lease lease) {
        Held held = jobs.get(lease.job());
        if (held == null || held.token != lease.token()) {
            throw new LeaseLostException(lease);
        }
    }

    private record Held(String holder, long token, Instant until) {}
}
