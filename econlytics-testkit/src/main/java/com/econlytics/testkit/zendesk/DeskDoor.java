package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Endpoint;
import com.econlytics.testkit.http.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What stands before the documents: who is asking, how often, and what time it is. */
final class DeskDoor implements Endpoint {
    private final Endpoint documents;
    private final DeskGrants grants;
    private final DeskLimits limits;
    private final Clock clock;

    DeskDoor(Endpoint documents, DeskGrants grants, DeskLimits limits, Clock clock) {
        this.documents = documents;
        this.grants = grants;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return limits.told(let(request)).with("Date", now);
    }

    private Answer let(Request request) {
        if (request.path().equals(DeskGrants.PATH)) {
            return grants.give(request);
        }
        return limits.refuse(request)
                .orElseGet(() -> grants.accepts(request) ? documents.answer(request) : unauthorized());
    }

    private static Answer unauthorized() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", "invalid_token");
        body.put("error_description", "The access token provided is expired, revoked, malformed or invalid.");
        return Answer.json(401, body);
    }
}
