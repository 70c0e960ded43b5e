package com.econlytics.examples.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which currency and which months a page shows.
 *
 * @param currency ISO 4217; empty for the one with the most receipts
 * @param from the first month; null for no first
 * @param to the last month; null for no last
 */
public record MonthFilter(
        String currency, @Nullable YearMonth from, @Nullable YearMonth to) {
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    public MonthFilter {
        if (from != null && to != null && to.isBefore(from)) {
            throw new UnreadableFilterException("to", "a month not before from");
        }
    }

    /**
     * Reads the parameters {@code currency}, {@code from} and {@code to}.
     *
     * @throws UnreadableFilterException if one cannot be read
     */
    public static MonthFilter parse(Map<String, String> parameters) {
        String currency = parameters.getOrDefault("currency", "").strip();
        if (!currency.matches("([A-Z]{3})?")) {
            throw new UnreadableFilterException("currency", "a code like USD");
        }
        return new MonthFilter(currency, month(parameters, "from"), month(parameters, "to"));
    }

    /** Whether it leaves months out. */
    public boolean leavesOut() {
        return from != null || to != null;
    }

    LocalDate firstDay() {
        return from == null ? LONG_AGO : from.atDay(1);
    }

    LocalDate endExclusive() {
        return to == null ? NEVER : to.plusMonths(1).atDay(1);
    }

    private static @Nullable YearMonth month(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw new UnreadableFilterException(name, "a month like 2025-01");
        }
    }
}
