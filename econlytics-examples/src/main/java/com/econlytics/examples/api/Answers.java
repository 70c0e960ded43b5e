package com.econlytics.examples.api;

import com.econlytics.examples.report.Heading;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How answers are sent, and what requests say. */
final class Answers {
    private Answers() {}

    /** Sends a body of a state of the books, or says that the caller has it already: figures change with the version alone. */
    static void send(Context request, Heading heading, Body body) {
        String tag = "\"v" + heading.version() + "\"";
        request.header("ETag", tag).header("Cache-Control", "private, no-cache");
        if (tag.equals(Objects.requireNonNullElse(request.header("If-None-Match"), ""))) {
            request.status(HttpStatus.NOT_MODIFIED);
        } else {
            send(request, Body.of(heading).with(body));
        }
    }

    /** Sends what may change without a booking. */
    static void send(Context request, Body body) {
        request.contentType("application/json").result(body.toString());
    }

    /** The first value of each parameter. */
    static Map<String, String> parameters(Context request) {
        Map<String, String> parameters = new HashMap<>();
        request.queryParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
        return parameters;
    }
}
