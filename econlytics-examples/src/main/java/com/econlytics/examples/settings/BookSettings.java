package com.econlytics.examples.settings;

import com.econlytics.costing.CostModel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How the books are kept.
 *
 * @param zone of the company's months
 * @param costs what support costs, in the reporting currency
 * @param pollEvery how often the sources are asked for news
 */
public record BookSettings(ZoneId zone, CostModel costs, Duration pollEvery) {
    public BookSettings {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(pollEvery, "pollEvery");
    }
}
