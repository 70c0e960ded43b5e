package com.econlytics.files;

import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.Closing;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the figures of a report are: without it, two reports of one name can be compared that must not be.
 *
 * <p>It is written above the names of the columns, one row for each statement, whose first cell begins with {@code #}:
 * {@code # basis,receipts}. A spreadsheet shows two columns; our own readers leave such rows out.
 *
 * @param entity whose books
 * @param basis when money counts as revenue
 * @param currency in which amounts are: a code, or {@code as booked}
 * @param zone in which months begin
 * @param ratePolicy how amounts were converted; "none" if they were not
 * @param costingBasis how work was costed
 * @param closing which months are closed
 * @param dataThrough the last month for which data is complete
 * @param ledgerVersion of the books they were computed from
 */
public record ReportHeading(
        String entity,
        RevenueBasis basis,
        String currency,
        ZoneId zone,
        String ratePolicy,
        String costingBasis,
        Closing closing,
        YearMonth dataThrough,
        long ledgerVersion) {
    static final String MARK = "#";

    public ReportHeading {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(dataThrough, "dataThrough");
        if (List.of(entity, currency, ratePolicy, costingBasis).stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a heading states entity, currency, rate policy and costing basis; none of them may be blank");
        }
    }

    /** Each statement and its words, in order. */
    List<Map.Entry<String, String>> statements() {
        return List.of(
                Map.entry("entity", entity),
                Map.entry("basis", basis.toString()),
                Map.entry("currency", currency),
                Map.entry("zone", zone.getId()),
                Map.entry("rate policy", ratePolicy),
                Map.entry("costing basis", costingBasis),
                Map.entry("books", closing.through() == null ? "open" : "closed through " + closing),
                Map.entry("data complete through", dataThrough.toString()),
                Map.entry("ledger version", Long.toString(ledgerVersion)));
    }
}
