package com.econlytics.revenue;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By an attribute of the customer, as it was when the record happened; a share of a pool is of the end of its month. */
final class CustomerValues implements Values {
    private final Books books;
    private final String attribute;
    private final Map<CustomerId, AttributeHistory> histories;
    private final Map<FactId, Instant> times = new HashMap<>();

    private CustomerValues(Books books, String attribute) {
        this.books = books;
        this.attribute = attribute;
        this.histories = books.attributeHistories();
    }

    static CustomerValues of(Books books, String attribute) {
        CustomerValues values = new CustomerValues(books, attribute);
        for (Standing standing : books.standings()) {
            values.times.put(standing.id(), standing.content().occurredAt());
        }
        return values;
    }

    @Override
    public Map<String, Long> divide(Line line) {
        AttributeHistory history = histories.getOrDefault(line.key().customer(), AttributeHistory.EMPTY);
        return Map.of(history.valueAt(attribute, timeOf(line)).orElse(NONE), line.amount());
    }

    private Instant timeOf(Line line) {
        @Nullable Instant happened = times.get(line.fact());
        return happened == null ? endOf(line.key().origin()) : happened;
    }

    private Instant endOf(YearMonth month) {
        return books.booking().calendar().month(month).endExclusive().minus(1, ChronoUnit.MICROS);
    }
}
