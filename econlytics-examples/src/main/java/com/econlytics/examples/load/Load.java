package com.econlytics.examples.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** So many people, each of whom reads a page or a list, looks at it for a second, and reads the next. */
public final class Load {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PAGES = List.of(
            "/", "/customers", "/customers?max_profit=0", "/cohorts", "/distribution", "/health", "/reconciliation");
    private static final List<String> LISTS = List.of(
            "/api/v1/customers",
            "/api/v1/customers?sort=total_revenue",
            "/api/v1/customers?max_profit=0&direction=asc",
            "/api/v1/cohorts",
            "/api/v1/freshness");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI service;
    private final String token;

    /**
     * Upon one service.
     *
     * @param token of an analyst, or of somebody who may do more
     */
    public Load(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /**
     * What one request took.
     *
     * @param what was asked
     * @param kind what of
     * @param nanos from asking to the last byte
     * @param status of HTTP; 0 if nothing came
     */
    public record Answer(String what, Kind kind, long nanos, int status) {}

    /** What is asked for. */
    public enum Kind {
        /** For people. */
        PAGE,
        /** For programs. */
        LIST,
        /** A webhook, until it is acknowledged. */
        DELIVERY,
        /** The same, until the figures are of a later version. */
        VISIBLE
    }

    /** Everything that was asked by {@code users} people, and by one sender of webhooks, in so long a time. */
    public List<Answer> run(int users, Duration time, String webhookSecret) {
        long end = System.nanoTime() + time.toNanos();
        BooleanSupplier goesOn = () -> System.nanoTime() < end;
        ExecutorService threads = Executors.newFixedThreadPool(users + 1);
        try {
            List<Future<List<Answer>>> all = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                SplittableRandom random = new SplittableRandom(user);
                all.add(threads.submit(() -> read(random, goesOn)));
            }
            if (!webhookSecret.isEmpty()) {
                all.add(threads.submit(() -> new Deliveries(client, service, token, webhookSecret).send(goesOn)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> one : all) {
                answers.addAll(one.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a reader failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the load was interrupted", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Answer> read(SplittableRandom random, BooleanSupplier goesOn) {
        List<Answer> answers = new ArrayList<>();
        LockSupport.parkNanos(random.nextLong(LOOK.toNanos()));
        while (goesOn.getAsBoolean()) {
            boolean page = random.nextBoolean();
            List<String> places = page ? PAGES : LISTS;
            answers.add(ask(places.get(random.nextInt(places.size())), page ? Kind.PAGE : Kind.LIST));
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return answers;
    }

    private Answer ask(String path, Kind kind) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", kind == Kind.PAGE ? "text/html" : "application/json")
                .timeout(PATIENCE)
                .build();
        long begun = System.nanoTime();
        int status;
        try {
            status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (IOException unanswered) {
            status = 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            status = 0;
        }
        return new Answer(path, kind, System.nanoTime() - begun, status);
    }
}
