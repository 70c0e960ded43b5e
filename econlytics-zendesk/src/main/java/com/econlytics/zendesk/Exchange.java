package com.econlytics.zendesk;

import com.econlytics.connector.RetryAfter;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks Zendesk once and judges the answer.
 *
 * <p>Redirects are refused, because the token would follow them; an answer has a size limit and a deadline for the whole
 * of it, so that a server that sends a byte a second cannot hold us.
 */
final class Exchange {
    private static final int LARGEST_BODY_BYTES = 64 << 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POST_DEADLINE = Duration.ofSeconds(30);
    /** How long to wait if Zendesk does not say. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    private static final Duration AFTER_CONFLICT = Duration.ofSeconds(10);
    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,100}");

    private final ZendeskSettings settings;
    private final Clock clock;
    private final Consumer<Headers> heard;
    private final OkHttpClient reading;
    private final OkHttpClient posting;

    /**
     * Exchanges with one account.
     *
     * @param heard is told the headers of every answer
     */
    Exchange(ZendeskSettings settings, Clock clock, Consumer<Headers> heard) {
        this.settings = settings;
        this.clock = clock;
        this.heard = heard;
        this.reading = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .callTimeout(settings.pageDeadline())
                .build();
        this.posting = reading.newBuilder().callTimeout(POST_DEADLINE).build();
    }

    /** Makes something of a document. */
    @FunctionalInterface
    interface Reader<T, R> {
        /**
         * What the document says.
         *
         * @throws UnreadableException if it is not whole; it may then be asked for again
         */
        R read(T document) throws UnreadableException;
    }

    Reply<JsonNode> get(HttpUrl url, String authorization) {
        return ask(reading, request(url).header("Authorization", authorization).build());
    }

    /** Sends a form; what it says is in no log and no failure. */
    Reply<JsonNode> post(HttpUrl url, RequestBody form) {
        return ask(posting, request(url).post(form).build());
    }

    /** What {@code reader} makes of an answer. */
    <T, R> Reply<R> read(Answered<T> answered, Reader<T, R> reader) {
        try {
            return answered.with(reader.read(answered.content()));
        } catch (UnreadableException unreadable) {
            return unusable(unreadable.detail(), answered.requestId());
        }
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", "econlytics-zendesk");
    }

    private Reply<JsonNode> ask(OkHttpClient client, Request request) {
        Instant asked = clock.instant();
        try (Response response = client.newCall(request).execute()) {
            heard.accept(response.headers());
            return response.code() == 200 ? document(response, asked) : refusal(response);
        } catch (IOException unanswered) {
            String message = settings.account() + " gave no whole answer ("
                    + unanswered.getClass().getSimpleName() + "); nothing was lost, the next run goes on here";
            return new Reply.Failed<>(new SourceException(message, 0, "", Retry.MAY_HELP, unanswered), Delay.BACKOFF);
        }
    }

    private Reply<JsonNode> document(Response response, Instant asked) throws IOException {
        if (!isJson(response.body().contentType())) {
            return unusable("is not declared to be JSON", requestId(response));
        }
        byte[] body = response.body().byteStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            String message = settings.account() + " sent an answer of more than 64 MiB; set a smaller page size";
            return new Reply.Failed<>(failure(message, response, Retry.IS_USELESS), Delay.BACKOFF);
        }
        return read(new Answered<>(body, requestId(response), earlier(asked, response)), StrictJson::parse);
    }

    private <T> Reply<T> unusable(String problem, String requestId) {
        String message = settings.account() + " sent an answer that " + problem
                + "; nothing was lost, the next run asks for it again";
        return new Reply.Failed<>(new SourceException(message, 200, requestId, Retry.MAY_HELP), Delay.BACKOFF);
    }

    /** Zendesk's clock decides if it is behind ours: what is as new as we think may not be in the answer. */
    private static Instant earlier(Instant asked, Response response) {
        Date told = response.headers().getDate("Date");
        return told == null || told.toInstant().isAfter(asked) ? asked : told.toInstant();
    }

    private Reply<JsonNode> refusal(Response response) {
        int status = response.code();
        String subject = settings.account() + " answered HTTP " + status + ": ";
        if (status == 429 || status == 503) {
            Duration told = RetryAfter.read(header(response, "Retry-After"), clock.instant())
                    .orElse(UNSAID);
            return passing(response, subject + "it takes no more requests for now", Delay.of(told));
        }
        if (status == 409) {
            return passing(response, subject + "a conflict on its side", Delay.of(AFTER_CONFLICT));
        }
        if (status >= 500 || status == 408 || (status > 200 && status < 300)) {
            return passing(response, subject + "no answer for now", Delay.BACKOFF);
        }
        return new Reply.Failed<>(failure(subject + advice(status), response, Retry.IS_USELESS), Delay.BACKOFF);
    }

    private static Reply<JsonNode> passing(Response response, String problem, Delay delay) {
        String message = problem + "; nothing was lost, the next run goes on here";
        return new Reply.Failed<>(failure(message, response, Retry.MAY_HELP), delay);
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "the access token is not accepted";
            case 403 ->
                "the access token may not read this, or the plan does not have it; give it the scope read, or tickets:read"
                        + " users:read organizations:read, of an agent who sees all tickets";
            case 404 -> "there is nothing of that kind; check the subdomain";
            case 400, 422 -> "it does not accept the start time or page size; check this host's clock";
            default ->
                status < 400
                        ? "a redirect, which is never followed; check the subdomain"
                        : "it refuses the request; check the account with Zendesk";
        };
    }

    private static SourceException failure(String message, Response response, Retry retry) {
        return new SourceException(message, response.code(), requestId(response), retry);
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && type.type().equals("application")
                && (type.subtype().equals("json") || type.subtype().endsWith("+json"));
    }

    private static String requestId(Response response) {
        String id = header(response, "X-Request-Id");
        String used = id.isEmpty() ? header(response, "X-Zendesk-Request-Id") : id;
        return REQUEST_ID.matcher(used).matches() ? used : "";
    }

    private static String header(Response response, String name) {
        return Objects.requireNonNullElse(response.header(name), "");
    }
}
