package com.econlytics.examples.report;

import com.econlytics.cohort.Listing;
import com.econlytics.cohort.Listing.Reserved;
import com.econlytics.cohort.Segment;
import com.econlytics.examples.report.CustomerFilter.Direction;
import com.econlytics.jdbc.CustomerPage;
import com.econlytics.jdbc.JdbcCustomers;
import com.econlytics.jdbc.ListCursor;
import com.econlytics.jdbc.SegmentSum;
import com.econlytics.jdbc.SegmentSum.Place;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The profitability of customers, read one consistent state at a time. */
public final class CustomerReport {
    /** How many rows a page has. */
    public static final int PAGE_ROWS = 50;

    private final Jdbi jdbi;
    private final JdbcCustomers customers;
    private final Currency home;

    /**
     * The report of a migrated database.
     *
     * @param calendar that its ledger is booked with
     * @param home the currency of the prices of work, in which bounds of profit are read
     */
    public CustomerReport(DataSource dataSource, BusinessCalendar calendar, Currency home) {
        this.jdbi = Jdbi.create(dataSource);
        this.home = home;
        this.customers = new JdbcCustomers(dataSource, calendar);
    }

    /**
     * A page, and what it is a part of.
     *
     * @param rows the rows of the page
     * @param next the place behind which the next page begins; empty if this is the last one
     * @param rowCount how many rows the filter leaves on all pages
     * @param chosen their sums, one for each currency
     * @param company the sums of all rows, one for each currency
     * @param cohorts the months of signup that there are, latest first
     * @param version of the ledger that rows and sums are of
     */
    public record Page(
            List<CustomerRow> rows,
            String next,
            long rowCount,
            List<CustomerRow> chosen,
            List<CustomerRow> company,
            List<String> cohorts,
            long version) {
        public Page {
            rows = List.copyOf(rows);
            chosen = List.copyOf(chosen);
            company = List.copyOf(company);
            cohorts = List.copyOf(cohorts);
        }
    }

    /**
     * One page of the rows that a filter leaves.
     *
     * @throws UnreadableFilterException if the page begins nowhere in this list, or the filter is too long
     */
    public Page page(CustomerFilter filter) {
        Listing listing = listing(filter);
        CustomerPage page = readable(() -> filter.after().isEmpty()
                ? customers.firstPage(listing, PAGE_ROWS)
                : customers.pageAfter(ListCursor.parse(filter.after(), listing.order()), listing, PAGE_ROWS));
        Set<Place> shown = filter.leavesOut() ? Set.of(Place.SEGMENT) : Set.of(Place.values());
        List<SegmentSum> chosen =
                page.sums().stream().filter(sum -> shown.contains(sum.place())).toList();
        return new Page(
                page.rows().stream().map(CustomerRow::of).toList(),
                page.findNext().map(ListCursor::toString).orElse(""),
                chosen.stream().mapToLong(SegmentSum::rows).sum(),
                totals(chosen),
                totals(page.sums()),
                cohorts(),
                page.version());
    }

    /** Hands over every row that a filter leaves, in its order, wherever its page begins. */
    public void forEach(CustomerFilter filter, Consumer<CustomerRow> reader) {
        Listing listing = listing(filter);
        readable(() -> {
            customers.forEach(listing, row -> reader.accept(CustomerRow.of(row)));
            return listing;
        });
    }

    /** The most profitable customers, or the least. */
    public List<CustomerRow> extremes(Direction direction, int count) {
        CustomerFilter sorted = CustomerFilter.ALL.sortedBy(Column.NET_PROFIT, direction);
        Listing listing = new Listing(new Segment.Everyone(), Instant.MAX, sorted.order(), Reserved.LEFT_OUT);
        return customers.firstPage(listing, count).rows().stream()
                .map(CustomerRow::of)
                .toList();
    }

    /** The sums of all rows, one for each currency. */
    public List<CustomerRow> company() {
        return totals(customers.firstPage(listing(CustomerFilter.ALL), 1).sums());
    }

    /** Of attributes, what was stated last counts. */
    private Listing listing(CustomerFilter filter) {
        return new Listing(
                filter.whole(home),
                Instant.MAX,
                filter.order(),
                filter.leavesOut() ? Reserved.LEFT_OUT : Reserved.LISTED);
    }

    private static List<CustomerRow> totals(List<SegmentSum> sums) {
        Map<String, SegmentSum> totals = new TreeMap<>();
        sums.forEach(sum -> totals.merge(sum.netProfit().currency().getCurrencyCode(), sum, SegmentSum::plus));
        return totals.values().stream().map(CustomerRow::total).toList();
    }

    private static <T> T readable(Supplier<T> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException refused) {
            throw new UnreadableFilterException(String.valueOf(refused.getMessage()));
        }
    }

    private List<String> cohorts() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct cohort from econlytics_report.customer_profitability"
                                + " where cohort is not null order by cohort desc")
                        .mapTo(String.class)
                        .list());
    }
}
