package com.econlytics.quality;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A figure of a month that lies outside of what the months before it lead to expect, by a stated rule.
 *
 * <p>It is no error and changes no figure: somebody should look. All of it can be recomputed by hand. Of the last 12 months at most, and
 * of {@link #LEAST_HISTORY} at least, the median is taken, and the median of the distances from it; the figure is expected within a
 * number of such distances around the median (5 for shares of the receipts, 4 for changes), and never closer to it than the rule allows.
 *
 * @param rule which rule
 * @param month of the figure
 * @param figure what it is, in the unit of the rule
 * @param least the least that was expected
 * @param greatest the greatest that was expected
 */
public record UnusualChange(Rule rule, YearMonth month, long figure, long least, long greatest) {
    /** How many months there must be before one. */
    public static final int LEAST_HISTORY = 6;
    /** How many months before one count at most. */
    public static final int MOST_HISTORY = 12;

    public UnusualChange {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(month, "month");
    }

    /** What is unusual in the last of these months, which are in order and without a gap; by rule. */
    public static List<UnusualChange> inLast(List<MonthFigures> months) {
        if (months.size() <= LEAST_HISTORY) {
            return List.of();
        }
        return Stream.of(Rule.values())
                .flatMap(rule -> rule.judgeLast(months).stream())
                .toList();
    }

    /** What was unusual in each of these months, given those before it. */
    public static List<UnusualChange> in(List<MonthFigures> months) {
        List<UnusualChange> changes = new ArrayList<>();
        for (int end = 1; end <= months.size(); end++) {
            changes.addAll(inLast(months.subList(0, end)));
        }
        return List.copyOf(changes);
    }

    /** Such as {@code 2026-05 FEE_SHARE: 61 per mille of receipts, expected 24 to 44}. */
    @Override
    public String toString() {
        return month + " " + rule + ": " + figure + " " + rule.unit() + ", expected " + least + " to " + greatest;
    }
}
