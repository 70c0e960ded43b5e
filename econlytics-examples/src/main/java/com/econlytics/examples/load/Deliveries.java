package com.econlytics.examples.load;

import com.econlytics.examples.load.Load.Answer;
import com.econlytics.examples.load.Load.Kind;
import com.econlytics.testkit.stripe.StripeSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New customers, one after the other, as Stripe would tell of them; each is awaited in the figures. */
final class Deliveries {
    private static final Pattern VERSION = Pattern.compile("\"version\":([0-9]+)");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final String EVENT =
            "{\"id\":\"evt_%1$s\",\"object\":\"event\",\"api_version\":\"2025-08-27.basil\",\"created\":%2$d,\"livemode\":false,"
                    + "\"type\":\"customer.created\",\"data\":{\"object\":{\"id\":\"cus_%1$s\",\"object\":\"customer\",\"created\":%2$d,"
                    + "\"email\":null,\"livemode\":false,\"metadata\":{},\"name\":null}}}";

    private final HttpClient client;
    private final URI service;
    private final String token;
    private final String secret;

    Deliveries(HttpClient client, URI service, String token, String secret) {
        this.client = client;
        this.service = service;
        this.token = token;
        this.secret = secret;
    }

    List<Answer> send(BooleanSupplier goesOn) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        while (goesOn.getAsBoolean()) {
            long version = version();
            long begun = System.nanoTime();
            int status = deliver();
            answers.add(new Answer("POST /webhooks/stripe", Kind.DELIVERY, System.nanoTime() - begun, status));
            while (version() <= version && System.nanoTime() - begun < LONGEST.toNanos()) {
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            answers.add(new Answer("until it is in the figures", Kind.VISIBLE, System.nanoTime() - begun, status));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return answers;
    }

    private int deliver() throws IOException, InterruptedException {
        Instant now = Instant.now();
        String id = "load" + UUID.randomUUID().toString().replace("-", "");
        byte[] body = EVENT.formatted(id, now.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/webhooks/stripe"))
                .header("Stripe-Signature", StripeSignature.header(body, secret, now))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private long version() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/freshness"))
                .header("Authorization", "Bearer " + token)
                .build();
        String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher version = VERSION.matcher(body);
        if (!version.find()) {
            throw new IOException(
                    "the service does not say which version its figures are of; is the token an analyst's?");
        }
        return Long.parseLong(version.group(1));
    }
}
