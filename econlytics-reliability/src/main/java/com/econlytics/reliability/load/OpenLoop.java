package com.econlytics.reliability.load;

import com.econlytics.testkit.stripe.StripeDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends at a constant rate, however slowly the answers come, and measures from the moment at which each delivery should have been
 * sent: a service that holds everybody up is charged for all who wait.
 */
final class OpenLoop {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final Clock clock;

    OpenLoop(URI endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * How a service answered.
     *
     * @param rate deliveries a second that were meant to be sent
     * @param sent how many were
     * @param refused how many were not acknowledged
     * @param micros from the intended moment to the answer, of those acknowledged
     */
    record Answers(int rate, int sent, int refused, Histogram micros) {
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** Sends all, {@code rate} in a second, the first at {@code start} by the clock of {@link System#nanoTime}. */
    Answers send(List<StripeDelivery> deliveries, int rate, long start) {
        ConcurrentHistogram micros = new ConcurrentHistogram(HIGHEST_MICROS, 3);
        AtomicInteger refused = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[deliveries.size()];
        for (int i = 0; i < answers.length; i++) {
            long intended = start + nanosUntil(i, rate);
            for (long wait = intended - System.nanoTime(); wait > 0; wait = intended - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            answers[i] = client.sendAsync(request(deliveries.get(i)), HttpResponse.BodyHandlers.discarding())
                    .handle((answer, failure) -> {
                        if (failure == null && answer.statusCode() == 200) {
                            micros.recordValue(Math.min(
                                    HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended)));
                        } else {
                            refused.incrementAndGet();
                        }
                        return intended;
                    });
        }
        CompletableFuture.allOf(answers).join();
        return new Answers(rate, answers.length, refused.get(), micros);
    }

    /** From the first delivery to the one of this place. */
    static long nanosUntil(int place, int rate) {
        return TimeUnit.SECONDS.toNanos(place) / rate;
    }

    private HttpRequest request(StripeDelivery delivery) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Stripe-Signature", delivery.signature(ServiceProcess.SECRET, clock.instant()))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
    }
}
