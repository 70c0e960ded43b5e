package com.econlytics.testkit.http;

/** What a server answers. Called by several threads at once. */
@FunctionalInterface
public interface Endpoint {
    /** The answer to one request. */
    Answer answer(Request request);
}
