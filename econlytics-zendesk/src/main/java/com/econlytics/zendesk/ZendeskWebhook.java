package com.econlytics.zendesk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The gate through which Zendesk may say that something changed. A delivery that is accepted means: poll soon. What it says
 * is neither read nor kept; polling alone decides what counts, so a delivery that is lost, late or sent twice harms nothing.
 *
 * <pre>{@code
 * ZendeskWebhook webhook = new ZendeskWebhook(List.of(secret), Clock.systemUTC());
 * ZendeskWebhook.Outcome outcome = webhook.receive(
 *         request.getHeader("X-Zendesk-Webhook-Signature"),
 *         request.getHeader("X-Zendesk-Webhook-Signature-Timestamp"),
 *         request.getInputStream());
 * if (outcome == ZendeskWebhook.Outcome.ACCEPTED) {
 *     pollSoon(); // at most once a minute
 * }
 * response.setStatus(outcome.status());
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ZendeskWebhook {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LARGEST_BODY_BYTES = 256 * 1024;
    private static final int LONGEST_HEADER = 100;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<SecretKeySpec> keys;
    private final Clock clock;

    /**
     * A gate for the webhooks of one account.
     *
     * @param secrets the signing secrets, one for each webhook that delivers here, or two while one replaces the other
     * @param clock tells how old a delivery is
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public ZendeskWebhook(List<String> secrets, Clock clock) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the webhook has no signing secret, or a blank one; reveal it on the"
                    + " webhook's page in Zendesk's admin center");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
                .toList();
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What became of a delivery, and what to answer. The text says no more than the status. */
    public enum Outcome {
        /** Zendesk's, and of now: poll soon. */
        ACCEPTED(200, "accepted"),
        /** Not signed by any of the secrets, or altered on the way. */
        REFUSED_SIGNATURE(400, "refused"),
        /** Signed, but more than five minutes ago or ahead: a replay, or this host's clock is wrong. */
        REFUSED_TIMESTAMP(400, "refused"),
        /** No signature and timestamp of the documented form. */
        REFUSED_HEADER(400, "refused"),
        /** The connection broke before the body was complete. */
        BROKEN_OFF(400, "refused"),
        /** More than 256 KiB; the rest was not read. */
        TOO_LARGE(413, "too large");

        private final int status;
        private final String text;

        Outcome(int status, String text) {
            this.status = status;
            this.text = text;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The body, plain text. */
        public String text() {
            return text;
        }
    }

    /**
     * Looks at a delivery whose body is still to be read; never reads more than 256 KiB and a byte of it.
     *
     * @param signature the value of {@code X-Zendesk-Webhook-Signature}; null if the request has none
     * @param timestamp the value of {@code X-Zendesk-Webhook-Signature-Timestamp}; null if the request has none
     * @param body the body as it comes over the wire, which must not be parsed or decoded before
     */
    public Outcome receive(@Nullable String signature, @Nullable String timestamp, InputStream body) {
        Optional<Instant> signedAt = Optional.ofNullable(timestamp).flatMap(ZendeskWebhook::time);
        if (signature == null || signature.length() > LONGEST_HEADER || timestamp == null || signedAt.isEmpty()) {
            return Outcome.REFUSED_HEADER;
        }
        byte[] bytes;
        try {
            bytes = body.readNBytes(LARGEST_BODY_BYTES + 1);
        } catch (IOException | RuntimeException brokenOff) {
            // containers report a connection that broke as they like
            return Outcome.BROKEN_OFF;
        }
        if (bytes.length > LARGEST_BODY_BYTES) {
            return Outcome.TOO_LARGE;
        }
        if (!isSigned(signature, timestamp, bytes)) {
            return Outcome.REFUSED_SIGNATURE;
        }
        Duration age = Duration.between(signedAt.get(), clock.instant());
        return age.abs().compareTo(TOLERANCE) > 0 ? Outcome.REFUSED_TIMESTAMP : Outcome.ACCEPTED;
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.length() > LONGEST_HEADER ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Takes as long for a near miss as for a wild guess. */
    private boolean isSigned(String signature, String timestamp, byte[] body) {
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = Base64.getEncoder().encode(hmac(key, timestamp, body));
            signed |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
        }
        return signed;
    }

    private static byte[] hmac(SecretKeySpec key, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(timestamp.getBytes(US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no " + ALGORITHM, missing);
        }
    }
}
