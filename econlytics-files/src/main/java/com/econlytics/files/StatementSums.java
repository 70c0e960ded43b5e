package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The amounts of a part of a statement, by months: what its total must be. */
final class StatementSums {
    private final Map<MonthRange, BigDecimal> sums = new LinkedHashMap<>();

    static StatementSums of(Map<MonthRange, Money> amounts) {
        StatementSums sums = new StatementSums();
        sums.add(amounts);
        return sums;
    }

    void add(Map<MonthRange, Money> amounts) {
        amounts.forEach((months, amount) -> sums.merge(months, amount.toMajor(), BigDecimal::add));
    }

    void add(StatementSums other) {
        other.sums.forEach((months, amount) -> sums.merge(months, amount, BigDecimal::add));
    }

    void subtract(StatementSums other) {
        other.sums.forEach((months, amount) -> sums.merge(months, amount.negate(), BigDecimal::add));
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /** Refuses {@code place} if {@code stated} is not this sum; what is blank is 0. */
    void require(Map<MonthRange, Money> stated, Cell place, String what) {
        StatementSums left = new StatementSums();
        left.add(this);
        left.subtract(of(stated));
        left.sums.forEach((months, difference) -> {
            if (difference.signum() != 0) {
                String period = months.equals(MonthRange.ALL) ? "" : " for " + months;
                Money found = stated.get(months);
                throw place.refuse(
                        what + period + ", "
                                + sums.getOrDefault(months, BigDecimal.ZERO).toPlainString(),
                        found == null ? "nothing" : "'" + found.toMajor().toPlainString() + "'");
            }
        });
    }
}
