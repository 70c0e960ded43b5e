package com.econlytics.examples.access;

import io.javalin.http.Context;

/**
 * Who asks.
 *
 * @param name that of its token
 * @param role what it may do
 */
public record Caller(String name, Role role) {
    private static final String ATTRIBUTE = "caller";

    /** Who sent this request; only asked where the gate let somebody pass. */
    public static Caller of(Context request) {
        Caller caller = request.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("nobody was let in");
        }
        return caller;
    }

    void note(Context request) {
        request.attribute(ATTRIBUTE, this);
    }
}
