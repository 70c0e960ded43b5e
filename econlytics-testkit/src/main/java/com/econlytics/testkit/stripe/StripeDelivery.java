package com.econlytics.testkit.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One webhook delivery, ready to be signed and sent.
 *
 * <p>Whoever sends it lets the fake {@link FakeStripe#release(List) release} first what the event says is now known:
 *
 * <pre>{@code
 * stripe.release(delivery.releases());
 * post(delivery.body(), delivery.signature("whsec_test", clock.instant()));
 * }</pre>
 *
 * @param eventId {@code evt_…}
 * @param type such as {@code charge.updated}
 * @param created when the event happened
 * @param payload the event as JSON
 * @param releases charges and refunds whose balance transaction is known from this event on
 */
public record StripeDelivery(String eventId, String type, Instant created, String payload, List<String> releases) {
    public StripeDelivery {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(payload, "payload");
        releases = List.copyOf(releases);
    }

    /** The payload as it goes over the wire. */
    public byte[] body() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /** The value of its {@code Stripe-Signature} header, as {@link StripeSignature#header} makes it. */
    public String signature(String secret, Instant at) {
        return StripeSignature.header(body(), secret, at);
    }
}
