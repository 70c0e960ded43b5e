package com.econlytics.examples.report;

import com.econlytics.examples.report.CustomerFilter.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The profitability view, read one consistent state at a time. */
public final class CustomerReport {
    /** How many rows a page has. */
    public static final int PAGE_ROWS = 50;

    private static final int FETCH_SIZE = 1_000;
    private static final String CHOSEN = """
             from econlytics_report.customer_profitability
            where (cast(:cohort as text) is null or cohort = :cohort)
              and (cast(:signupFrom as date) is null or signup_date >= :signupFrom)
              and (cast(:signupTo as date) is null or signup_date <= :signupTo)
              and (cast(:minProfit as numeric) is null or net_profit >= :minProfit)
              and (cast(:maxProfit as numeric) is null or net_profit <= :maxProfit)
            """;
    private static final String COLUMNS =
            "select " + Stream.of(Column.values()).map(Column::viewName).collect(Collectors.joining(", "));
    private static final String SUMS = "select 'total' as customer_id, '' as cohort, '' as signup_date, currency, "
            + Stream.of(Column.values())
                    .filter(column -> column.kind() != Column.Kind.TEXT)
                    .map(column -> "sum(" + column.viewName() + ") as " + column.viewName())
                    .collect(Collectors.joining(", "))
            + ", count(*) as rows";

    private final Jdbi jdbi;

    /** The report of a migrated database. */
    public CustomerReport(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /**
     * A page, and what it is a part of.
     *
     * @param rows the rows of the page
     * @param rowCount how many rows the filter leaves on all pages
     * @param chosen their sums, one for each currency
     * @param company the sums of all rows, one for each currency
     * @param cohorts the months of signup that there are, latest first
     */
    public record Page(
            List<CustomerRow> rows,
            long rowCount,
            List<CustomerRow> chosen,
            List<CustomerRow> company,
            List<String> cohorts) {
        public Page {
            rows = List.copyOf(rows);
            chosen = List.copyOf(chosen);
            company = List.copyOf(company);
            cohorts = List.copyOf(cohorts);
        }
    }

    /** One page of the rows that a filter leaves. */
    public Page page(CustomerFilter filter) {
        return read(handle -> {
            List<CustomerRow> rows = rows(handle, filter, " limit " + PAGE_ROWS + " offset :offset")
                    .bind("offset", (filter.page() - 1) * (long) PAGE_ROWS)
                    .map((row, context) -> CustomerRow.of(row))
                    .list();
            Map<CustomerRow, Long> chosen = sums(handle, filter);
            List<CustomerRow> company =
                    List.copyOf(sums(handle, CustomerFilter.ALL).keySet());
            long rowCount = chosen.values().stream().mapToLong(Long::longValue).sum();
            return new Page(rows, rowCount, List.copyOf(chosen.keySet()), company, cohorts(handle));
        });
    }

    /** Hands over every row that a filter leaves, in its order, whatever its page. */
    public void forEach(CustomerFilter filter, Consumer<CustomerRow> reader) {
        read(handle -> {
            rows(handle, filter, "")
                    .setFetchSize(FETCH_SIZE)
                    .map((row, context) -> CustomerRow.of(row))
                    .forEach(reader);
            return filter;
        });
    }

    /** The most profitable customers, or the least. */
    public List<CustomerRow> extremes(Direction direction, int count) {
        return read(handle -> handle.createQuery(COLUMNS
                        + " from econlytics_report.customer_profitability where customer_no > 0 order by net_profit "
                        + direction + ", customer_id collate \"C\" limit :count")
                .bind("count", count)
                .map((row, context) -> CustomerRow.of(row))
                .list());
    }

    /** The sums of all rows, one for each currency. */
    public List<CustomerRow> company() {
        return read(handle -> List.copyOf(sums(handle, CustomerFilter.ALL).keySet()));
    }

    private static Query rows(Handle handle, CustomerFilter filter, String part) {
        String column = filter.sort().viewName();
        String by = filter.sort().kind() == Column.Kind.TEXT && filter.sort() != Column.SIGNUP_DATE
                ? column + " collate \"C\""
                : column;
        String order = " order by " + by + " " + filter.direction() + " nulls last, customer_no, currency";
        return bound(handle.createQuery(COLUMNS + CHOSEN + order + part), filter);
    }

    private static Map<CustomerRow, Long> sums(Handle handle, CustomerFilter filter) {
        Map<CustomerRow, Long> sums =
                new TreeMap<>((left, right) -> left.currency().compareTo(right.currency()));
        bound(handle.createQuery(SUMS + CHOSEN + " group by currency"), filter)
                .map((row, context) -> sums.put(CustomerRow.of(row), row.getLong("rows")))
                .list();
        return sums;
    }

    private static List<String> cohorts(Handle handle) {
        return handle.createQuery("select distinct cohort from econlytics_report.customer_profitability"
                        + " where cohort is not null order by cohort desc")
                .mapTo(String.class)
                .list();
    }

    private static Query bound(Query query, CustomerFilter filter) {
        return query.bind("cohort", filter.cohort())
                .bind("signupFrom", filter.signupFrom())
                .bind("signupTo", filter.signupTo())
                .bind("minProfit", filter.minProfit())
                .bind("maxProfit", filter.maxProfit());
    }

    private <T> T read(Function<Handle, T> work) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return work.apply(handle);
        });
    }
}
