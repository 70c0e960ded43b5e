package com.econlytics.jdbc;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import java.time.Instant;
import java.util.Objects;

/** A message that somebody is handing in. */
record Delivery(SourceAccount account, String key, RawBody body, Instant now) {
    Delivery {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(now, "now");
    }
}
