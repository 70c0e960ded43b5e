package com.econlytics.connector;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an unexpected failure happened, for a log: its kinds and the calls that led to it, and never its messages, because those may
 * quote the record that was read.
 *
 * <p>Example: {@code java.lang.IllegalStateException at com.econlytics.fact.Party.of(Party.java:31) …, caused by …}.
 */
public final class Trace {
    private static final int DEEPEST = 5;
    private static final int CALLS = 20;

    private Trace() {}

    /** The text of the trace, in one line. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder(one(failure));
        @Nullable Throwable cause = failure.getCause();
        for (int depth = 1; cause != null && depth < DEEPEST; depth++) {
            text.append(", caused by ").append(one(cause));
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static String one(Throwable failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(CALLS)
                        .map(call -> " at " + call)
                        .collect(Collectors.joining());
    }
}
