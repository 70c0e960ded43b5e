package com.econlytics.examples.web;

import com.econlytics.zendesk.ZendeskWebhook;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/** Where Zendesk says that there is news: nothing of what it sends is kept, and the poll comes sooner. */
final class ZendeskEndpoint implements Handler {
    private static final Duration LONGEST_BODY = Duration.ofSeconds(10);

    private final ZendeskWebhook webhook;
    private final Runnable news;

    /**
     * An endpoint before {@code webhook}.
     *
     * @param news told after every delivery that was accepted
     */
    ZendeskEndpoint(ZendeskWebhook webhook, Runnable news) {
        this.webhook = webhook;
        this.news = news;
    }

    @Override
    public void handle(Context request) {
        ZendeskWebhook.Outcome outcome = webhook.receive(
                request.header("X-Zendesk-Webhook-Signature"),
                request.header("X-Zendesk-Webhook-Signature-Timestamp"),
                new TimedBody(request.bodyInputStream(), LONGEST_BODY));
        if (outcome == ZendeskWebhook.Outcome.ACCEPTED) {
            news.run();
        }
        request.status(outcome.status()).result(outcome.text());
    }
}
