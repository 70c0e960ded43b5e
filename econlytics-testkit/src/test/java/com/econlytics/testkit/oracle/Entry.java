package com.econlytics.testkit.oracle;

import com.econlytics.fact.Section;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * One amount in the oracle's books.
 *
 * @param bearer a customer's id at its source, {@code unattributed} or {@code unallocated}
 * @param received whether a source stated it, or moved it from what was stated; a price of work is computed
 */
record Entry(
        String bearer,
        YearMonth month,
        String account,
        Section section,
        String unit,
        BigDecimal amount,
        boolean received) {}
