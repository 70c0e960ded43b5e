package com.econlytics.reliability.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Somebody who looks at the first page of the dashboard again and again, a second after each answer. */
final class Dashboard {
    private static final long HIGHEST_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentHistogram millis = new ConcurrentHistogram(HIGHEST_MILLIS, 3);
    private final Thread reader;
    private volatile boolean closed;

    Dashboard(URI page) {
        reader = new Thread(() -> readAgainAndAgain(page), "dashboard");
        reader.setDaemon(true);
        reader.start();
    }

    /** How long the page took, also if it was refused. */
    Histogram millis() {
        return millis;
    }

    /** Looks no more. */
    void stop() throws InterruptedException {
        closed = true;
        reader.join();
    }

    private void readAgainAndAgain(URI page) {
        HttpRequest request =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(60)).build();
        try {
            while (!closed) {
                long start = System.nanoTime();
                client.send(request, HttpResponse.BodyHandlers.discarding());
                millis.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException noAnswer) {
            millis.recordValue(HIGHEST_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
