package com.econlytics.revenue;

import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.util.Map;

/** How a line is divided over the values of a dimension. */
sealed interface Values permits CustomerValues, RecordValues {
    /** What has no value of the dimension. */
    String NONE = "";

    static Values of(Books books, Dimension dimension) {
        return switch (dimension.holder()) {
            case RECORD -> RecordValues.of(books, dimension.attribute());
            case CUSTOMER -> CustomerValues.of(books, dimension.attribute());
        };
    }

    /** The part of {@code line} that each value has; the parts sum to the line. */
    Map<String, Long> divide(Line line);
}
