package com.econlytics.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on a free port of the loopback interface.
 *
 * <p>It counts the requests and fails those that its fault plan names, before its endpoint sees them. Its threads are
 * daemons. Safe for use by several threads.
 */
public final class Loopback implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Endpoint endpoint;
    private final Function<FaultResponse, Answer> vendorsWords;
    private final Object lock = new Object();
    private final List<String> requests = new ArrayList<>();
    private final Queue<FaultResponse> next = new ArrayDeque<>();
    private FaultPlan plan = FaultPlan.none();

    private Loopback(HttpServer server, Endpoint endpoint, Function<FaultResponse, Answer> vendorsWords) {
        this.server = server;
        this.endpoint = endpoint;
        this.vendorsWords = vendorsWords;
        this.threads = Executors.newCachedThreadPool(Loopback::daemon);
    }

    /**
     * Starts a server.
     *
     * @param endpoint answers what does not fail
     * @param vendorsWords the answer to a fault as the vendor puts it; the fault's own headers are added
     */
    public static Loopback start(Endpoint endpoint, Function<FaultResponse, Answer> vendorsWords) {
        try {
            // else each answer waits some 40 ms for the client to acknowledge its headers; a user's own choice stands
            System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Loopback loopback = new Loopback(HttpServer.create(anyPort, 0), endpoint, vendorsWords);
            loopback.server.setExecutor(loopback.threads);
            loopback.server.createContext("/", loopback::serve);
            loopback.server.start();
            return loopback;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback server", e);
        }
    }

    /** Such as {@code http://127.0.0.1:34567}, without a slash at the end. */
    public String baseUrl() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Fails requests by this plan from now on, in addition to those of {@link #failNext}. */
    public void failBy(FaultPlan faultPlan) {
        synchronized (lock) {
            plan = faultPlan;
        }
    }

    /** Fails the next {@code count} requests, after those that are to fail already. */
    public void failNext(int count, FaultResponse response) {
        synchronized (lock) {
            for (int i = 0; i < count; i++) {
                next.add(response);
            }
        }
    }

    /** The requests so far, failed ones included, as {@code GET /path?query}. */
    public List<String> requests() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    /** How many requests came so far, failed ones included. */
    public int requestCount() {
        synchronized (lock) {
            return requests.size();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Optional<FaultResponse> fault = count(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String authorization =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            Request request =
                    Request.of(baseUrl(), exchange.getRequestMethod(), exchange.getRequestURI(), authorization);
            Answer answer = fault.map(response -> response.in(vendorsWords.apply(response)))
                    .orElseGet(() -> endpoint.answer(request));
            send(exchange, answer);
        }
    }

    private Optional<FaultResponse> count(String request) {
        synchronized (lock) {
            requests.add(request);
            FaultResponse ordered = next.poll();
            return ordered != null ? Optional.of(ordered) : plan.find(requests.size());
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "econlytics-loopback");
        thread.setDaemon(true);
        return thread;
    }
}
