package com.econlytics.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.connector.RetryAfter;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.Stripe;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request that Stripe's library has put together to the address it names, and nowhere else: a redirect is not
 * followed, because the key would go along.
 *
 * <p>The library's own client is not used: beside the request it keeps times and request ids of all clients of the program
 * in one static queue and sends them along, and writes an id into the home directory, unless that is switched off for the
 * whole program. Here nothing is kept, written or sent but the request.
 *
 * <p>An answer that is no success is judged here, so that its status and its word on when to come back are known also when
 * it is not from Stripe but from something in between.
 */
final class DirectClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    /** Shorter than the library's, so that a page that is too large is given up and halved while a run holds its lease. */
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private static final int LARGEST_BODY_BYTES = 64 << 20;
    private static final String USER_AGENT = "Econlytics stripe-java/" + Stripe.VERSION;

    /** An answer that is no success. */
    static final class Refused extends StripeException {
        private static final long serialVersionUID = 1L;

        private final Duration wanted;

        private Refused(StripeResponse answer) {
            super("status " + answer.code(), answer.requestId(), code(answer.body()), answer.code());
            this.wanted = answer.headers()
                    .firstValue("Retry-After")
                    .flatMap(told -> RetryAfter.read(told, Instant.now()))
                    .orElse(Duration.ZERO);
        }

        /** How long Stripe wants us to wait; zero if it did not say. */
        Duration wanted() {
            return wanted;
        }

        /** Stripe's own word for the failure; empty if the answer is not Stripe's. */
        private static String code(String body) {
            try {
                JsonNode error = StrictJson.parse(body).path("error");
                return error.isObject() ? error.path("code").asText("unnamed") : "";
            } catch (UnreadableException notStripes) {
                return "";
            }
        }
    }

    /** The answer, if it is a success. */
    StripeResponse send(StripeRequest request) throws StripeException {
        StripeResponse answer = answer(request);
        if (answer.code() < 200 || answer.code() > 299) {
            throw new Refused(answer);
        }
        return answer;
    }

    private static StripeResponse answer(StripeRequest request) throws ApiConnectionException {
        try {
            HttpURLConnection connection = connection(request);
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new StripeResponse(status, HttpHeaders.of(connection.getHeaderFields()), text(body));
            }
        } catch (IOException unanswered) {
            throw new ApiConnectionException("no whole answer", unanswered);
        }
    }

    private static HttpURLConnection connection(StripeRequest request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.url().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method().name());
        connection.setRequestProperty("User-Agent", USER_AGENT);
        request.headers()
                .map()
                .forEach((name, values) -> connection.setRequestProperty(name, String.join(",", values)));
        return connection;
    }

    private static String text(@Nullable InputStream body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(LARGEST_BODY_BYTES + 1);
        if (bytes.length > LARGEST_BODY_BYTES) {
            throw new IOException("an answer of more than 64 MiB");
        }
        return new String(bytes, UTF_8);
    }
}
