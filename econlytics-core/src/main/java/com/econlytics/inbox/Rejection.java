package com.econlytics.inbox;

import com.econlytics.fact.SourceAccount;
import java.util.Objects;

/**
 * A record that could not become a fact. It is kept in quarantine, bytes and all, and does not sink its batch.
 *
 * @param account where it is from
 * @param key the source's id of the record, or a digest of it if it has none
 * @param body as it came
 * @param reason why
 * @param detail what to look at; never personal data
 */
public record Rejection(SourceAccount account, String key, RawBody body, Reason reason, String detail) {
    public Rejection {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** The same under a key that no other bytes can have, for when other bytes hold the key already. */
    public Rejection underKeyOfItsOwn() {
        return new Rejection(account, key + "#" + body.sha256(), body, reason, detail);
    }

    /** Without its key, which may be the id of a customer. */
    @Override
    public String toString() {
        return "Rejection[account=" + account + ", body=" + body + ", reason=" + reason + ", detail=" + detail + "]";
    }
}
