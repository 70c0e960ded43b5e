package com.econlytics.examples.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Chromium without a window, spoken to in the DevTools protocol; one page. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final Wire wire = new Wire();
    private final WebSocket socket;
    private final String session;

    private Browser(Path program) {
        try {
            profile = Files.createTempDirectory("econlytics-browser");
            process = new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(endpoint(process), wire)
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException("Chromium cannot be started", failed);
        }
        String target = command("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = command("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** The program, if this machine has one on its path. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path program) {
        return new Browser(program);
    }

    /** Shows an address, and waits until its scripts have run. */
    void show(URI address) {
        CompletableFuture<JsonNode> loaded = wire.next("Page.loadEventFired");
        send("Page.navigate", Map.of("url", address.toString()));
        await(loaded);
        waitFor("document.readyState === 'complete' && (!document.body || !document.querySelector('script')"
                + " || document.body.dataset.ready === 'yes')");
    }

    /** Waits until an expression is true in the page; it is asked anew for each frame that is drawn. */
    void waitFor(String condition) {
        while (!cameTrue(condition)) {
            Thread.onSpinWait();
        }
    }

    /** False if the page was left meanwhile; then the next one is asked. */
    private boolean cameTrue(String condition) {
        try {
            look(condition);
            return true;
        } catch (IllegalStateException failed) {
            if (String.valueOf(failed.getCause()).contains("navigated")) {
                return false;
            }
            throw failed;
        }
    }

    private void look(String condition) {
        run("new Promise((done, failed) => { const end = Date.now() + 20000; const look = () => { if (" + condition
                + ") done(true); else if (Date.now() > end) failed(new Error('never true: ' + "
                + JSON.valueToTree(condition) + ")); else setTimeout(look, 10); }; look(); })");
    }

    /** What an expression is in the page; a promise is awaited. */
    JsonNode run(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    String text(String expression) {
        return run(expression).asText();
    }

    /** Makes the window as wide and as high as this, in CSS pixels. */
    void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefer(String feature, String value) {
        send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Presses and releases a key, such as {@code Tab}. */
    void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** Keeps a picture of the whole page. */
    void picture(Path file) {
        String data = send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .path("data")
                .asText();
        try {
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException failed) {
            throw new UncheckedIOException("no picture", failed);
        }
    }

    /** What scripts, the console and the network complained about since the last call. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>(wire.complaints);
        wire.complaints.clear();
        return complaints;
    }

    @Override
    public void close() {
        command("", "Browser.close", Map.of());
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the profile stays behind", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI endpoint(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread reader = new Thread(() -> said.lines().forEach(ignored -> {}), "browser output");
                reader.setDaemon(true);
                reader.start();
                return URI.create(listening.group(1));
            }
            all.append(line).append('\n');
        }
        throw new IOException("Chromium ended before it listened:\n" + all);
    }

    private JsonNode send(String method, Map<String, ?> parameters) {
        return command(session, method, parameters);
    }

    private JsonNode command(String toSession, String method, Map<String, ?> parameters) {
        int id = wire.ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!toSession.isEmpty()) {
            message.put("sessionId", toSession);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        wire.answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        return await(answer);
    }

    private static JsonNode await(CompletableFuture<JsonNode> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Chromium does not answer", failed);
        }
    }

    /** What Chromium says. */
    private static final class Wire implements WebSocket.Listener {
        private final AtomicInteger ids = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<JsonNode>> events = new ConcurrentHashMap<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final StringBuilder begun = new StringBuilder();

        CompletableFuture<JsonNode> next(String event) {
            CompletableFuture<JsonNode> future = new CompletableFuture<>();
            events.put(event, future);
            return future;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            begun.append(data);
            if (last) {
                String message = begun.toString();
                begun.setLength(0);
                take(message);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String text) {
            JsonNode message;
            try {
                message = JSON.readTree(text);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Chromium speaks no JSON", unreadable);
            }
            CompletableFuture<JsonNode> waiting = message.has("id")
                    ? answers.remove(message.path("id").asInt())
                    : events.remove(message.path("method").asText());
            note(message.path("method").asText(), message.path("params"));
            if (waiting == null) {
                return;
            }
            if (message.has("error")) {
                waiting.completeExceptionally(
                        new IllegalStateException(message.path("error").toString()));
            } else {
                waiting.complete(message.path(message.has("id") ? "result" : "params"));
            }
        }

        private void note(String event, JsonNode details) {
            switch (event) {
                case "Runtime.exceptionThrown" -> complaints.add(details.toString());
                case "Runtime.consoleAPICalled" -> {
                    if (details.path("type").asText().matches("error|warning|assert")) {
                        complaints.add(details.toString());
                    }
                }
                case "Log.entryAdded" -> {
                    JsonNode entry = details.path("entry");
                    if (entry.path("level").asText().matches("error|warning")) {
                        complaints.add(entry.path("text").asText() + " "
                                + entry.path("url").asText());
                    }
                }
                default -> {}
            }
        }
    }
}
