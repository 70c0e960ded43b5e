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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

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
    /** Short, so that a page that is too large is given up and halved while a run holds its lease. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String USER_AGENT = "Econlytics stripe-java/" + Stripe.VERSION;

    private final Transport transport = new Transport(DEADLINE);

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

    private StripeResponse answer(StripeRequest request) throws ApiConnectionException {
        try {
            HttpResponse<byte[]> answer = transport.send(request, USER_AGENT);
            HttpHeaders headers = HttpHeaders.of(answer.headers().map());
            return new StripeResponse(answer.statusCode(), headers, new String(answer.body(), UTF_8));
        } catch (IOException unanswered) {
            throw new ApiConnectionException("no whole answer", unanswered);
        }
    }
}
