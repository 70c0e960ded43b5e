package com.econlytics.reconciliation;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one fact has on one account in one month, in one currency.
 *
 * @param index tells it from the others
 * @param record what it is a part of, with its amount
 * @param group of which objects; empty if the books cannot name it
 * @param kind what it is
 * @param month in which month it counts
 * @param home where we have it; null if on no line that is compared
 * @param counted whether it is in our figure, or left out because nobody known bears it
 */
record SystemPart(
        int index,
        RecordPart record,
        String group,
        PartKind kind,
        YearMonth month,
        @Nullable Place home,
        boolean counted) {
    long amount() {
        return record.amount().amountMinor();
    }

    boolean isAt(Place place) {
        return place.equals(home);
    }
}
