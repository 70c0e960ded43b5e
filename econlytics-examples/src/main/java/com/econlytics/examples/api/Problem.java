package com.econlytics.examples.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** A failure as RFC 9457 writes it. It names nobody and shows no stack. */
public final class Problem {
    private Problem() {}

    /** Whether a request is a program's, and is told of failures in this way. */
    public static boolean isFor(Context request) {
        return request.path().startsWith("/api/");
    }

    /** Answers with {@code status}; {@code detail} says what to do. */
    public static void answer(Context request, HttpStatus status, String detail) {
        request.status(status)
                .contentType("application/problem+json")
                .result(new Body()
                        .text("type", "about:blank")
                        .text("title", status.getMessage())
                        .number("status", status.getCode())
                        .text("detail", detail)
                        .toString());
    }
}
