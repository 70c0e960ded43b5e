package com.econlytics.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that must arrive within a time, however slowly its sender drips. */
final class TimedBody extends InputStream {
    private final InputStream body;
    private final long deadlineNanos;
    private final Duration longest;

    TimedBody(InputStream body, Duration longest) {
        this.body = body;
        this.longest = longest;
        this.deadlineNanos = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return body.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        requireTime();
        return body.read(bytes, offset, length);
    }

    private void requireTime() throws IOException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new IOException("the body took longer than " + longest.toSeconds() + " s");
        }
    }
}
