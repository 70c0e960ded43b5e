package com.econlytics.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that answers what it was told, one answer after the other, then the last again. */
final class ScriptedZendesk implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    ScriptedZendesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    ScriptedZendesk then(Answer... more) {
        synchronized (answers) {
            answers.addAll(Arrays.asList(more));
        }
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** 200 with JSON. */
    static Answer page(String json) {
        return answer(200, "application/json; charset=utf-8", json);
    }

    /** A failure, with headers in pairs of name and value. */
    static Answer failure(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            answer(status, "text/plain", "Number of allowed API requests per minute exceeded")
                    .give(exchange);
        };
    }

    static Answer answer(int status, String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** The connection breaks in the middle of the body. */
    static Answer cut(String json) {
        return exchange -> {
            byte[] bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            throw new IOException("cut on purpose");
        };
    }

    /** Blanks, one every 50 milliseconds, for longer than any test waits. */
    static Answer trickle() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int i = 0; i < 2_000; i++) {
                body.write(' ');
                body.flush();
                pause(Duration.ofMillis(50));
            }
        };
    }

    /** A body of so many blanks. */
    static Answer blanks(long count) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(1 << 20).getBytes(UTF_8);
            for (long sent = 0; sent < count; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            authorizations.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
            next().give(exchange);
        }
    }

    private Answer next() {
        synchronized (answers) {
            return answers.size() > 1 ? answers.remove() : Objects.requireNonNull(answers.peek(), "a script");
        }
    }

    private static void pause(Duration duration) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException stopped) {
            throw new IOException("stopped", stopped);
        }
    }
}
