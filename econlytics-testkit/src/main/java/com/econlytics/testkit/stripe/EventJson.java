package com.econlytics.testkit.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * An event in Stripe's wire format.
 *
 * @param apiVersion the version in whose shape the object is
 * @param object what the event is about, as it was then
 * @param previous the fields that the event changed, with their values before; empty if it changed none
 */
record EventJson(
        String eventId, String type, Instant created, String apiVersion, ObjectNode object, ObjectNode previous) {
    static final String CURRENT = "2026-07-29.dahlia";
    static final String OLD = "2020-08-27";

    StripeDelivery delivery(List<String> releases) {
        return new StripeDelivery(eventId, type, created, json().toString(), releases);
    }

    ObjectNode json() {
        ObjectNode event = StripeJson.object(eventId, "event", created);
        event.put("api_version", apiVersion);
        event.put("livemode", false);
        event.put("pending_webhooks", 1);
        ObjectNode request = event.putObject("request");
        request.putNull("id");
        request.putNull("idempotency_key");
        event.put("type", type);
        ObjectNode about = event.putObject("data");
        about.set("object", object);
        if (!previous.isEmpty()) {
            about.set("previous_attributes", previous);
        }
        return event;
    }
}
