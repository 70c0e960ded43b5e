package com.econlytics.reliability.service;

import com.econlytics.testkit.stripe.StripeDelivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Delivers as Stripe does: signed, again until it hears a 2xx, and some events more than once. It goes on when it has delivered all,
 * with events that were delivered before, and it writes down what was acknowledged.
 */
final class Sender implements AutoCloseable {
    private static final int HANDS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<StripeDelivery> deliveries;
    private final IntFunction<URI> endpoint;
    private final Queue<StripeDelivery> open;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<URI, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger unheard = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<Thread> hands;
    private volatile boolean finishing;
    private volatile boolean stopped;

    private Sender(List<StripeDelivery> deliveries, IntFunction<URI> endpoint, SplittableRandom random) {
        this.deliveries = List.copyOf(deliveries);
        this.endpoint = endpoint;
        this.open = new ConcurrentLinkedQueue<>(deliveries);
        this.hands =
                IntStream.range(0, HANDS).mapToObj(hand -> hand(random.split())).toList();
    }

    /**
     * Begins to deliver.
     *
     * @param endpoint to which of them a delivery goes, by any number
     */
    static Sender start(List<StripeDelivery> deliveries, IntFunction<URI> endpoint, SplittableRandom random) {
        Sender sender = new Sender(deliveries, endpoint, random);
        sender.hands.forEach(Thread::start);
        return sender;
    }

    /** Ids of the events that were acknowledged. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** How many deliveries were acknowledged, repetitions included. */
    int accepted() {
        return accepted.get();
    }

    /** How many were acknowledged there. */
    int acceptedBy(URI where) {
        return answers.getOrDefault(where, new AtomicInteger()).get();
    }

    /** How many deliveries got no answer at all: what became of them is not known to the sender. */
    int unanswered() {
        return unanswered.get();
    }

    /** How many deliveries found nobody who listened. */
    int unheard() {
        return unheard.get();
    }

    /** How many deliveries were refused, by status. */
    Map<Integer, Integer> refusals() {
        Map<Integer, Integer> counts = new TreeMap<>();
        refusals.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** Delivers what is left, and then stops. */
    void finish() throws InterruptedException {
        finishing = true;
        for (Thread hand : hands) {
            hand.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
        hands.forEach(Thread::interrupt);
    }

    private Thread hand(SplittableRandom random) {
        Thread thread = new Thread(() -> deliver(random), "econlytics-sender");
        thread.setDaemon(true);
        return thread;
    }

    private void deliver(SplittableRandom random) {
        while (!stopped) {
            StripeDelivery next = open.poll();
            if (next == null && finishing) {
                return;
            }
            StripeDelivery delivery = next == null ? deliveries.get(random.nextInt(deliveries.size())) : next;
            if (!attempt(delivery, endpoint.apply(random.nextInt(Integer.MAX_VALUE))) && next != null) {
                open.add(next);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean attempt(StripeDelivery delivery, URI where) {
        HttpRequest request = HttpRequest.newBuilder(where)
                .header(
                        "Stripe-Signature",
                        delivery.signature(Vendors.SECRET, Clock.systemUTC().instant()))
                .header("Content-Type", "application/json; charset=utf-8")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            note(delivery, where, status);
            return status / 100 == 2;
        } catch (ConnectException nobodyListens) {
            unheard.incrementAndGet();
        } catch (IOException noAnswer) {
            unanswered.incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void note(StripeDelivery delivery, URI where, int status) {
        if (status / 100 == 2) {
            acknowledged.add(delivery.eventId());
            accepted.incrementAndGet();
            answers.computeIfAbsent(where, unseen -> new AtomicInteger()).incrementAndGet();
        } else {
            refusals.computeIfAbsent(status, unseen -> new AtomicInteger()).incrementAndGet();
        }
    }
}
