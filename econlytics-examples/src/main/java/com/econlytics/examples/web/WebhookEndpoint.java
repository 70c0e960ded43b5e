package com.econlytics.examples.web;

import com.econlytics.stripe.StripeWebhook;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/**
 * Where Stripe delivers to: raw bytes in, one word out.
 *
 * <p>The body goes to the gate unread, which stops after 1 MiB; a body that comes too slowly is broken off here.
 */
final class WebhookEndpoint implements Handler {
    private static final Duration LONGEST_BODY = Duration.ofSeconds(10);
    private static final int UNSUPPORTED_ENCODING = 415;

    private final StripeWebhook webhook;
    private final Runnable received;

    /**
     * An endpoint before {@code webhook}.
     *
     * @param received told after every delivery that was stored
     */
    WebhookEndpoint(StripeWebhook webhook, Runnable received) {
        this.webhook = webhook;
        this.received = received;
    }

    @Override
    public void handle(Context request) {
        if (request.header("Content-Encoding") != null) {
            request.status(UNSUPPORTED_ENCODING).result("send the body as it was signed");
            return;
        }
        StripeWebhook.Answer answer = webhook.receive(
                request.header("Stripe-Signature"), new TimedBody(request.bodyInputStream(), LONGEST_BODY));
        if (answer.outcome() == StripeWebhook.Outcome.STORED) {
            received.run();
        }
        request.status(answer.status()).result(answer.text());
        answer.retryAfter().ifPresent(wait -> request.header("Retry-After", Long.toString(wait.toSeconds())));
    }
}
