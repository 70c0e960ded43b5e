package com.econlytics.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>Safe for use by several threads. A clock made by {@link #withZone} shows the same time: moving one moves both.
 *
 * <pre>{@code
 * SettableClock clock = SettableClock.at("2026-01-31T23:59:00Z");
 * clock.advance(Duration.ofMinutes(2)); // now it is February
 * }</pre>
 */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows {@code now}. */
    public static SettableClock at(Instant now) {
        return new SettableClock(new AtomicReference<>(Objects.requireNonNull(now, "now")), ZoneOffset.UTC);
    }

    /**
     * A clock in UTC that shows an instant in ISO-8601 form.
     *
     * @param now such as {@code 2026-01-31T23:59:00Z}
     */
    public static SettableClock at(String now) {
        return at(Instant.parse(now));
    }

    /** Shows {@code instant} from now on; backwards is allowed. */
    public void set(Instant instant) {
        now.set(Objects.requireNonNull(instant, "instant"));
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; negative moves it back
     */
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId newZone) {
        return new SettableClock(now, Objects.requireNonNull(newZone, "newZone"));
    }

    @Override
    public String toString() {
        return "SettableClock[" + now.get() + " in " + zone + "]";
    }
}
