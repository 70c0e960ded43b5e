package com.econlytics.reconciliation;

import com.econlytics.time.MonthRange;
import java.util.Comparator;

/**
 * Where an amount stands on one of the two sides.
 *
 * @param line the position of the line in the mapping
 * @param period the period of the statement, or a month of none
 */
record Place(int line, MonthRange period) {
    static final Comparator<Place> ORDER =
            Comparator.comparing((Place place) -> place.period.first()).thenComparingInt(Place::line);
}
