package com.econlytics.revenue;

import java.util.Comparator;

/**
 * A document with the amounts that count as of a month, and the record that states it.
 *
 * @param document what is stated
 * @param record by which record
 */
record Stated<D extends Document>(D document, Known record) {
    static final Comparator<Stated<?>> BY_TIME = (one, other) -> Known.BY_TIME.compare(one.record, other.record);
}
