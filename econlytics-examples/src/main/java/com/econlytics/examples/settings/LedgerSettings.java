package com.econlytics.examples.settings;

import com.econlytics.fact.SourceAccount;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Where the books are, for whoever only reads them.
 *
 * @param zone of the company's months
 * @param stripeAccount whose balance is looked at
 * @param database where they are kept
 */
public record LedgerSettings(ZoneId zone, SourceAccount stripeAccount, DatabaseSettings database) {
    public LedgerSettings {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(stripeAccount, "stripeAccount");
        Objects.requireNonNull(database, "database");
    }
}
