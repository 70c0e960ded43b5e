package com.econlytics.jdbc;

import com.econlytics.cohort.ListedCustomer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of customers, and what it is a part of; all of one version of the books.
 *
 * @param version the last version that the page knows
 * @param readAt when it was read, by the database's clock
 * @param rows in the order of the list
 * @param next where the next page begins; null if this is the last one
 * @param sums of all pages and of what the list leaves out, by place and currency
 */
public record CustomerPage(
        long version,
        Instant readAt,
        List<ListedCustomer> rows,
        @Nullable ListCursor next,
        List<SegmentSum> sums) {
    public CustomerPage {
        Objects.requireNonNull(readAt, "readAt");
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
    }

    /** Where the next page begins, if there is one. */
    public Optional<ListCursor> findNext() {
        return Optional.ofNullable(next);
    }
}
