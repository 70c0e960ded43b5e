package com.econlytics.examples.demo;

import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Delivers as Stripe does: signed, over HTTP, several at a time, and again if the endpoint says so. */
final class Postman implements AutoCloseable {
    private static final int HANDS = 3;
    private static final int TRIES = 5;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeStripe stripe;
    private final URI endpoint;
    private final String secret;
    private final Clock clock;
    private final ExecutorService senders = Executors.newFixedThreadPool(HANDS, Postman::daemon);

    /**
     * A postman for one endpoint.
     *
     * @param stripe told to show what a delivery says is known, before it is sent
     */
    Postman(FakeStripe stripe, URI endpoint, String secret, Clock clock) {
        this.stripe = stripe;
        this.endpoint = endpoint;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Delivers all, in no certain order.
     *
     * @param sent told after each
     * @throws IllegalStateException if the endpoint refuses one
     */
    void deliver(List<StripeDelivery> deliveries, Runnable sent) {
        List<Future<?>> rounds = new ArrayList<>();
        for (int hand = 0; hand < HANDS; hand++) {
            int first = hand;
            rounds.add(senders.submit(() -> {
                for (int i = first; i < deliveries.size(); i += HANDS) {
                    deliver(deliveries.get(i));
                    sent.run();
                }
                return null;
            }));
        }
        rounds.forEach(Postman::await);
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }

    private void deliver(StripeDelivery delivery) throws IOException, InterruptedException {
        stripe.release(delivery.releases());
        int status = 0;
        for (int tries = 0; tries < TRIES; tries++) {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("Stripe-Signature", delivery.signature(secret, clock.instant()))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                    .build();
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                return;
            }
            Thread.sleep(WAIT.toMillis());
        }
        throw new IllegalStateException("the endpoint answered " + delivery.eventId() + " with " + status);
    }

    private static void await(Future<?> round) {
        try {
            round.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a webhook could not be delivered", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were delivered", interrupted);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "econlytics-postman");
        thread.setDaemon(true);
        return thread;
    }
}
