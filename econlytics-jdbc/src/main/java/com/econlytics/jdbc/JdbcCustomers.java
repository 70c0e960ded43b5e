package com.econlytics.jdbc;

import com.econlytics.cohort.ListedCustomer;
import com.econlytics.cohort.Listing;
import com.econlytics.cohort.Listing.Reserved;
import com.econlytics.jdbc.ListedRows.Placed;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Lists of customers from the database: the rows that {@link Listing#of} computes in memory, a page at a time.
 *
 * <p>A page begins behind a place and not behind so many rows, so a row that does not change while somebody turns the pages is on
 * exactly one of them, whatever is booked meanwhile.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Listing listing = new Listing(Segment.parse("profit below USD 0.00"), now, order, Reserved.LEFT_OUT);
 * CustomerPage first = customers.firstPage(listing, 50);
 * CustomerPage second = customers.pageAfter(first.findNext().orElseThrow(), listing, 50);
 * }</pre>
 */
public final class JdbcCustomers {
    private static final int MOST_ROWS = 10_000;
    private static final int FETCH_SIZE = 1_000;

    private final Transactions transactions;
    private final BusinessCalendar calendar;

    /**
     * The customers of a migrated database.
     *
     * @param calendar that the ledger is booked with
     */
    public JdbcCustomers(DataSource dataSource, BusinessCalendar calendar) {
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
        this.calendar = calendar;
    }

    /**
     * The first page of a list.
     *
     * @param limit how many rows at most, 1 to 10,000
     * @throws IllegalArgumentException if the segment has more different conditions than a query may have, or {@code limit} is
     *     out of range
     */
    public CustomerPage firstPage(Listing listing, int limit) {
        return page(listing, null, limit);
    }

    /**
     * The page behind a place of a list.
     *
     * @throws IllegalArgumentException as of the first page, or if the place is of another order
     */
    public CustomerPage pageAfter(ListCursor place, Listing listing, int limit) {
        if (!place.order().equals(listing.order())) {
            throw new IllegalArgumentException(
                    "the place is in a list by " + place.order().key() + ", "
                            + place.order().direction() + ", and not in this one; begin at the first page");
        }
        return page(listing, place, limit);
    }

    /** Hands over all rows of a list in its order, of one version of the books. */
    public void forEach(Listing listing, Consumer<? super ListedCustomer> reader) {
        read(handle -> {
            rows(handle, listing, null, "")
                    .setFetchSize(FETCH_SIZE)
                    .map((row, context) -> ListedRows.listed(row))
                    .forEach(reader);
            return handle;
        });
    }

    private CustomerPage page(Listing listing, @Nullable ListCursor place, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("a page has 1 to " + MOST_ROWS + " rows, not " + limit);
        }
        return read(handle -> {
            List<Placed> found = rows(handle, listing, place, "\nlimit :limit")
                    .bind("limit", limit + 1)
                    .map((row, context) -> Placed.of(row, listing.order()))
                    .list();
            List<Placed> shown = found.subList(0, Math.min(limit, found.size()));
            return new CustomerPage(
                    Version.latest(handle),
                    readAt(handle),
                    shown.stream().map(Placed::row).toList(),
                    found.size() > limit ? shown.get(limit - 1).cursor() : null,
                    sums(handle, listing));
        });
    }

    private Query rows(Handle handle, Listing listing, @Nullable ListCursor place, String end) {
        SegmentSql segment = SegmentSql.of(listing.segment(), listing.asOf(), calendar);
        OrderSql order = new OrderSql(listing.order());
        String after = place == null ? "true" : order.after(place.value() == null);
        Query query = handle.createQuery("""
                select f.*, %s as source_id
                from (
                    select * from (
                        select f.*, %s as k
                        from econlytics.customer_figures f%s%s
                        where %s) f
                    where %s
                    order by %s%s) f
                left join econlytics.party own on own.own_no = f.customer_no
                left join econlytics.party_source source on source.party_no = own.party_no
                order by %s""".formatted(
                        ListedRows.SOURCE_ID,
                        order.value(),
                        segment.joins(),
                        order.join(),
                        listed(listing.reserved(), segment),
                        after,
                        order.orderBy(),
                        end,
                        order.orderBy()));
        segment.bind(query);
        return place == null ? query : place.bind(query);
    }

    private static String listed(Reserved reserved, SegmentSql segment) {
        String members = "(f.customer_no > 0 and " + segment.condition() + ")";
        return reserved == Reserved.LISTED ? "(f.customer_no <= 0 or " + members + ")" : members;
    }

    private List<SegmentSum> sums(Handle handle, Listing listing) {
        SegmentSql segment = SegmentSql.of(listing.segment(), listing.asOf(), calendar);
        return segment.bind(handle.createQuery("""
                        select place, currency, count(*) as row_count, sum(gross_receipts) as gross_receipts,
                               sum(refunds) as refunds, sum(disputes) as disputes, sum(fees) as fees,
                               sum(support) as support, sum(other) as other, sum(pending) as pending,
                               sum(tickets) as tickets
                        from (
                            select f.*, case f.customer_no when 0 then 'UNATTRIBUTED' when -1 then 'UNALLOCATED'
                                        else case when %s then 'SEGMENT' else 'OTHERS' end end as place
                            from econlytics.customer_figures f%s) f
                        group by place, currency order by currency collate "C", place""".formatted(segment.condition(), segment.joins())))
                .map((row, context) -> SegmentSum.of(row))
                .list();
    }

    private static Instant readAt(Handle handle) {
        return handle.createQuery("select transaction_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    /** The joins of a segment are hashed; with the usual memory some of them would be sorted on disk. */
    private <T> T read(Function<Handle, T> work) {
        return transactions.read("listing customers", handle -> {
            handle.execute("set local work_mem = '64MB'");
            return work.apply(handle);
        });
    }
}
