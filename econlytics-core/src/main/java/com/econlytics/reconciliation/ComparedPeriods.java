package com.econlytics.reconciliation;

import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The periods of a statement, and the months around them. */
final class ComparedPeriods {
    private final NavigableMap<YearMonth, MonthRange> byFirst = new TreeMap<>();
    private final LedgerDetail detail;

    ComparedPeriods(List<MonthRange> periods, LedgerDetail detail) {
        periods.forEach(period -> byFirst.put(period.first(), period));
        this.detail = detail;
    }

    List<MonthRange> all() {
        return List.copyOf(byFirst.values());
    }

    /** The period that {@code month} is in; the month alone if it is in none. */
    MonthRange of(YearMonth month) {
        Map.Entry<YearMonth, MonthRange> period = byFirst.floorEntry(month);
        return period != null && period.getValue().contains(month) ? period.getValue() : MonthRange.of(month);
    }

    boolean isCompared(MonthRange period) {
        return period.equals(byFirst.get(period.first()));
    }

    /** Whether all entries of the books are known for {@code period}. */
    boolean isDetailed(MonthRange period) {
        return detail.coversAll(period);
    }

    boolean isDetailed(YearMonth month) {
        return detail.covers().contains(month);
    }
}
