package com.econlytics.reliability.load;

import com.econlytics.testkit.stripe.FakeStripe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The service as a child of this program. */
final class ServiceProcess implements AutoCloseable {
    static final String SECRET = "whsec_load";
    private static final String HEAP = "-Xmx512m";

    private final Process process;
    private final BufferedReader output;
    private final URI address;

    private ServiceProcess(Process process, BufferedReader output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /** Starts it on a database; what it logs goes to {@code log}. */
    static ServiceProcess start(String jdbcUrl, FakeStripe stripe, Path log) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceivingService.class.getName())
                .redirectError(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "STRIPE_API_KEY",
                        stripe.apiKey(),
                        "STRIPE_WEBHOOK_SECRET",
                        SECRET,
                        "STRIPE_API_BASE",
                        stripe.baseUrl(),
                        "ZENDESK_SUBDOMAIN",
                        "load",
                        "ZENDESK_TOKEN",
                        "unused",
                        "ECONLYTICS_HOURLY_RATE",
                        "45.00",
                        "ECONLYTICS_JDBC_URL",
                        jdbcUrl));
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("http://")) {
            line = output.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the service did not start; see " + log);
        }
        return new ServiceProcess(process, output, URI.create(line));
    }

    URI webhooks() {
        return address.resolve("/webhooks/stripe");
    }

    URI dashboard() {
        return address;
    }

    /** Ends it, and returns the most that its heap held, in bytes; 0 if it did not say. */
    long stop() throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.flush();
        }
        long heap = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            heap = line.matches("[0-9]+") ? Long.parseLong(line) : heap;
        }
        return heap;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
