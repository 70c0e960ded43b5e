package com.econlytics.stripe;

import com.stripe.net.StripeRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests that read, and whole answers, over HTTP. No redirect is followed, and an answer that is not whole in time is none.
 *
 * <p>The platform's older client writes all headers into its log at level FINE, the key among them; this one writes nothing at any
 * level.
 */
final class Transport {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LARGEST_BODY_BYTES = 64 << 20;

    private final Duration deadline;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** A transport that waits for the end of an answer no longer than the deadline. */
    Transport(Duration deadline) {
        this.deadline = deadline;
    }

    /** The answer, whatever its status. */
    HttpResponse<byte[]> send(StripeRequest request, String userAgent) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(http(request, userAgent), head -> new LimitedBody(LARGEST_BODY_BYTES));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("no whole answer", failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + deadline, late);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread is to stop");
        }
    }

    private static HttpRequest http(StripeRequest request, String userAgent) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(request.url().toString())).GET();
        request.headers().map().forEach((name, values) -> http.setHeader(name, String.join(",", values)));
        return http.setHeader("User-Agent", userAgent).build();
    }
}
