package com.econlytics.examples.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that shows a moment of a story, and the real time once the story is told. */
final class StoryClock extends Clock {
    private final AtomicReference<InstantSource> time;
    private final ZoneId zone;

    private StoryClock(AtomicReference<InstantSource> time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    static StoryClock at(Instant moment, ZoneId zone) {
        return new StoryClock(new AtomicReference<>(InstantSource.fixed(moment)), zone);
    }

    /** It is {@code moment} now. */
    void set(Instant moment) {
        time.set(InstantSource.fixed(moment));
    }

    /** The story is over. */
    void run() {
        time.set(InstantSource.system());
    }

    @Override
    public Instant instant() {
        return time.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new StoryClock(time, other);
    }
}
