package com.econlytics.stripe;

import com.econlytics.connector.Trace;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate through which Stripe's deliveries come in: it verifies the raw bytes, stores them, and only then says so.
 *
 * <p>Nothing is parsed before the signature is verified, and nothing is understood here: {@link StripeEvents} does that
 * later. Whatever Stripe signed is answered with 200, because sending it again would change nothing; what is odd about it
 * is kept in quarantine. Only a store that fails asks Stripe to come back. Safe for use by several threads.
 *
 * <pre>{@code
 * StripeWebhook webhook = new StripeWebhook(account, List.of(secret), inbox, Clock.systemUTC());
 * StripeWebhook.Answer answer = webhook.receive(request.getHeader("Stripe-Signature"), request.getInputStream());
 * response.setStatus(answer.status());
 * answer.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", "" + wait.toSeconds()));
 * }</pre>
 */
public final class StripeWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhook.class);
    private static final int LARGEST_BODY_BYTES = 1024 * 1024;
    private static final int LONGEST_EVENT_ID = 255;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SourceAccount account;
    private final SigningSecrets secrets;
    private final Inbox inbox;
    private final Clock clock;

    /**
     * A gate for one endpoint.
     *
     * @param account under which messages are stored
     * @param secrets the endpoint's signing secrets, {@code whsec_…}; two while one replaces the other
     * @param inbox where messages are stored
     * @param clock tells how old a delivery is
     */
    public StripeWebhook(SourceAccount account, List<String> secrets, Inbox inbox, Clock clock) {
        this(account, SigningSecrets.of(secrets), inbox, clock);
    }

    /** A gate for one endpoint, one of whose secrets may have an end. */
    public StripeWebhook(SourceAccount account, SigningSecrets secrets, Inbox inbox, Clock clock) {
        this.account = Objects.requireNonNull(account, "account");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.inbox = Objects.requireNonNull(inbox, "inbox");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What became of a delivery, for the host to count. */
    public enum Outcome {
        /** New, and stored. */
        STORED(200, "stored"),
        /** Stored before; nothing changed. */
        DUPLICATE(200, "stored"),
        /** Its id was stored before with other bytes; kept in quarantine. Worth an alert. */
        CONFLICTING(200, "stored"),
        /** Signed, but no event; kept in quarantine. */
        QUARANTINED(200, "stored"),
        /** Not signed by any of the secrets, or altered on the way, as by a proxy that formats JSON anew. */
        REFUSED_SIGNATURE(400, "refused"),
        /** Signed, but more than five minutes ago: a replay, or, if it is most of them, this host's clock is ahead. */
        REFUSED_OLD(400, "refused"),
        /** Signed, but for a time more than five minutes ahead: this host's clock is behind. Stripe will send it again. */
        REFUSED_AHEAD(400, "refused"),
        /** No signature header of the documented form. */
        REFUSED_HEADER(400, "refused"),
        /** The connection broke before the body was complete. */
        BROKEN_OFF(400, "refused"),
        /** More than 1 MiB; the rest was not read. */
        TOO_LARGE(413, "too large"),
        /** It could not be stored; Stripe will send it again. */
        UNAVAILABLE(503, "try again");

        private final int status;
        private final String text;

        Outcome(int status, String text) {
            this.status = status;
            this.text = text;
        }
    }

    /**
     * What to answer. The text says no more than the status, so that it helps nobody who is guessing.
     *
     * @param outcome why
     */
    public record Answer(Outcome outcome) {
        private static final Duration SOON = Duration.ofSeconds(5);

        public Answer {
            Objects.requireNonNull(outcome, "outcome");
        }

        /** The HTTP status. */
        public int status() {
            return outcome.status;
        }

        /** The body, plain text. */
        public String text() {
            return outcome.text;
        }

        /** What to send as {@code Retry-After}, if anything. */
        public Optional<Duration> retryAfter() {
            return outcome == Outcome.UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
        }
    }

    /**
     * Takes a delivery in whose body is still to be read; never reads more than 1 MiB and a byte of it.
     *
     * @param signatureHeader the value of {@code Stripe-Signature}; null if the request has none
     * @param body the body as it comes over the wire, which must not be parsed or decoded before
     */
    public Answer receive(@Nullable String signatureHeader, InputStream body) {
        Optional<SignatureHeader> header = header(signatureHeader);
        if (header.isEmpty()) {
            return new Answer(Outcome.REFUSED_HEADER);
        }
        return new Answer(read(body).map(bytes -> receive(header.get(), bytes)).orElse(Outcome.BROKEN_OFF));
    }

    /** Containers report a connection that broke as they like, also by exceptions that nobody has to declare. */
    private static Optional<byte[]> read(InputStream body) {
        try {
            return Optional.of(body.readNBytes(LARGEST_BODY_BYTES + 1));
        } catch (IOException | RuntimeException brokenOff) {
            return Optional.empty();
        }
    }

    /** The same, with the body read already. */
    public Answer receive(@Nullable String signatureHeader, byte[] body) {
        return new Answer(
                header(signatureHeader).map(header -> receive(header, body)).orElse(Outcome.REFUSED_HEADER));
    }

    private static Optional<SignatureHeader> header(@Nullable String signatureHeader) {
        return Optional.ofNullable(signatureHeader).flatMap(SignatureHeader::parse);
    }

    private Outcome receive(SignatureHeader header, byte[] body) {
        if (body.length > LARGEST_BODY_BYTES) {
            return Outcome.TOO_LARGE;
        }
        Instant now = clock.instant();
        if (!secrets.signed(header, body, now)) {
            LOG.debug(
                    "a delivery of {} bytes is not signed by a secret of this endpoint; if it is Stripe's, the secret is"
                            + " another one, or something on the way decoded the body or formatted it anew",
                    body.length);
            return Outcome.REFUSED_SIGNATURE;
        }
        Duration age = Duration.between(header.signedAt(), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            LOG.warn("a signed delivery is {} s old by this host's clock; is the clock right?", age.toSeconds());
            return age.isNegative() ? Outcome.REFUSED_AHEAD : Outcome.REFUSED_OLD;
        }
        try {
            return store(RawBody.of(body), body, now);
        } catch (RuntimeException failed) {
            LOG.error(
                    "a delivery of {} could not be stored; Stripe is asked to send it again: {}",
                    account,
                    Trace.of(failed));
            return Outcome.UNAVAILABLE;
        }
    }

    private Outcome store(RawBody raw, byte[] body, Instant now) {
        String eventId;
        try {
            eventId = eventId(body);
        } catch (UnreadableException odd) {
            String key = "sha256:" + raw.sha256();
            inbox.quarantine(new Rejection(account, key, raw, odd.reason(), odd.detail()), now);
            return Outcome.QUARANTINED;
        }
        return switch (inbox.receive(account, eventId, raw, now)) {
            case STORED -> Outcome.STORED;
            case DUPLICATE -> Outcome.DUPLICATE;
            case CONFLICTING -> Outcome.CONFLICTING;
        };
    }

    private static String eventId(byte[] body) throws UnreadableException {
        Optional<String> id = StrictJson.findText(body, "id");
        return id.filter(text -> text.length() <= LONGEST_EVENT_ID && text.matches("[!-~]+"))
                .orElseThrow(() -> new UnreadableException(Reason.SCHEMA, "$.id"));
    }
}
