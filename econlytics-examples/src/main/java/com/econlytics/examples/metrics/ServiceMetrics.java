package com.econlytics.examples.metrics;

import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.Health;
import com.econlytics.examples.report.Snapshots;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The metrics of a service, in the format of Prometheus. They name connectors, reasons and routes, and no customer; still they take a token,
 * because how much a company sells can be read off them.
 *
 * <p>The state of the books is read when somebody asks, so it is never older than the answer.
 */
public final class ServiceMetrics {
    private static final double MILLIS_PER_SECOND = 1000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Snapshots snapshots;
    private final Clock clock;
    private final AtomicLong version = new AtomicLong();
    private final MultiGauge ages = MultiGauge.builder("econlytics.data.age")
            .description("How old the data of a source is; NaN before its first complete run.")
            .baseUnit("seconds")
            .register(registry);
    private final MultiGauge messages = MultiGauge.builder("econlytics.inbox.messages")
            .description("Messages by where they stand and why.")
            .register(registry);

    /** Of one service. */
    public ServiceMetrics(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
        registry.gauge("econlytics.ledger.version", version);
    }

    /** Times every request, and serves what was measured. */
    public void install(JavalinConfig config) {
        config.requestLogger.http(this::time);
        config.routes.get("/metrics", this::scrape, Role.VIEWER);
        config.routes.get("/readyz", this::tellReadiness, Role.OPEN);
    }

    private void time(Context request, Float millis) {
        Endpoint matched = request.endpoints().lastHttpEndpoint();
        Timer.builder("econlytics.http.requests")
                .tag("method", request.method().name())
                .tag("route", matched == null ? "none" : matched.path)
                .tag("status", Integer.toString(request.statusCode()))
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry)
                .record((long) (millis / MILLIS_PER_SECOND * TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
    }

    private void scrape(Context request) {
        Health health = snapshots.read((handle, heading) -> Health.read(handle, heading, false));
        Instant now = clock.instant();
        version.set(health.heading().version());
        ages.register(
                health.streams().stream()
                        .map(stream -> MultiGauge.Row.of(
                                Tags.of("connector", stream.connector()),
                                stream.ageAt(now)
                                        .map(age -> (double) age.toSeconds())
                                        .orElse(Double.NaN)))
                        .toList(),
                true);
        messages.register(
                health.places().stream()
                        .map(place -> MultiGauge.Row.of(
                                Tags.of("status", place.status(), "reason", place.reason()), place.messages()))
                        .toList(),
                true);
        request.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }

    /** Ready means that figures can be read; whether the process lives, {@code /healthz} says. */
    private void tellReadiness(Context request) {
        long now = snapshots.read((handle, heading) -> heading.version());
        request.contentType("text/plain; charset=utf-8").result("ready, ledger version " + now);
    }
}
