package com.econlytics.reliability.service;

import com.econlytics.examples.Main;
import com.econlytics.reliability.crash.JavaProgram;
import com.econlytics.reliability.postgres.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The example service as a process of its own, on a port that stays the same. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final Thread atExit = new Thread(this::kill, "econlytics-service-stop");
    private volatile @Nullable Process process;

    private ServiceProcess(Map<String, String> environment, Path log, int port) {
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.port = port;
    }

    /** Starts a service; returns when it answers. */
    static ServiceProcess start(Map<String, String> environment, Path log) throws IOException, InterruptedException {
        ServiceProcess service = new ServiceProcess(environment, log, freePort());
        Runtime.getRuntime().addShutdownHook(service.atExit);
        service.startAgain();
        return service;
    }

    /** Starts it after it ended; returns when it answers. */
    void startAgain() throws IOException, InterruptedException {
        launch();
        long begun = System.nanoTime();
        while (!answers()) {
            boolean late = System.nanoTime() - begun > LONGEST_START.toNanos();
            if (late || running().waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the service did not start; see " + log);
            }
        }
    }

    /** Starts it and does not wait; without a database it ends by itself. */
    void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaProgram.command(Main.class, "256m", "serve", "--port=" + port));
        builder.environment().keySet().removeIf(name -> name.matches("(STRIPE|ZENDESK|ECONLYTICS)_.*"));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Where Stripe delivers to. */
    URI webhooks() {
        return uri("/webhooks/stripe");
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    /** Whether it answers a question that needs the database. */
    boolean answers() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/healthz")).timeout(PATIENCE).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        Process ended = process;
        if (ended != null) {
            ended.destroyForcibly();
            ended.onExit().join();
        }
    }

    /** SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        Signal.STOP.to(running().toHandle());
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        Signal.CONT.to(running().toHandle());
    }

    /** SIGTERM; how long it took to end. */
    Duration terminate() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Signal.TERM.to(running().toHandle());
        running().waitFor();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the program ends, and with it the hook
        }
    }

    private Process running() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException("the service was not started");
        }
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
