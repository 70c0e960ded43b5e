package com.econlytics.inbox;

import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that arrived and is stored.
 *
 * @param number given out by the inbox
 * @param account where it is from
 * @param key the source's own id of the message
 * @param body as it came
 * @param receivedAt when it came, by our clock; for display, never for order
 * @param attempts how often it was claimed, this time included
 * @param lostAttempts how many of the earlier claims nobody ever disposed of, as happens when the program ends meanwhile
 */
public record Message(
        long number,
        SourceAccount account,
        String key,
        RawBody body,
        Instant receivedAt,
        int attempts,
        int lostAttempts) {
    public Message {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** A message of which no claim was lost. */
    public Message(long number, SourceAccount account, String key, RawBody body, Instant receivedAt, int attempts) {
        this(number, account, key, body, receivedAt, attempts, 0);
    }

    /** Without its key, which whoever sent it chose. */
    @Override
    public String toString() {
        return "Message[number=" + number + ", account=" + account + ", body=" + body + ", attempts=" + attempts + "]";
    }
}
