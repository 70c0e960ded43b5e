package com.econlytics.jdbc;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The books as far as they concern one customer, without reading those of all others: enough to explain any of its figures.
 *
 * <p>They hold the lines that the customer bears, what sources said about the records behind them, and all decisions. The weight
 * of a share in an allocation cannot be told from them, because it is a part of the drivers of everybody.
 *
 * <p>Example: {@code Explanations.of(customerBooks.find(customer).orElseThrow()).explain(customer,
 * StatementLine.CUSTOMER_PROFIT, dollars, MonthRange.ALL)}.
 */
public final class JdbcCustomerBooks {
    private final Transactions transactions;
    private final Booking booking;

    /**
     * The books in a migrated database.
     *
     * @param booking by which its ledger is booked
     */
    public JdbcCustomerBooks(DataSource dataSource, Booking booking) {
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
        this.booking = booking;
    }

    /**
     * The books of one customer as they are now, of one version.
     *
     * @return empty if there is no such customer, or it is one of the two reserved ids, whose books have no bounds
     * @throws com.econlytics.ledger.StoreException if the database fails
     */
    public Optional<Books> find(CustomerId customer) {
        return transactions.read("reading the books of a customer", handle -> find(handle, customer));
    }

    private Optional<Books> find(Handle handle, CustomerId customer) {
        boolean known = customer.isCustomer()
                && handle.createQuery("select count(*) from econlytics.customer where customer_no = :no")
                                .bind("no", customer.number())
                                .mapTo(Long.class)
                                .one()
                        > 0;
        return known ? Optional.of(books(handle, customer)) : Optional.empty();
    }

    private Books books(Handle handle, CustomerId customer) {
        long version = Version.latest(handle);
        Map<Long, FactId> facts = facts(handle, customer);
        List<Line> lines = new Journal(handle, booking.chart())
                .booked(facts, Set.of(customer.number())).values().stream()
                        .flatMap(Collection::stream)
                        .toList();
        Facts stated = new Facts(handle, SourceHash.of(handle), new StatementRows(booking.chart()));
        return new Books(
                version,
                booking,
                lines,
                List.copyOf(stated.standings(facts.keySet()).values()),
                new Decisions(handle).upTo(version),
                List.of(),
                new HashMap<>(),
                List.of());
    }

    /** What concerns a party of the customer, and the runs of allocations, in which anybody may have a share. */
    private static Map<Long, FactId> facts(Handle handle, CustomerId customer) {
        Map<Long, FactId> facts = new TreeMap<>();
        Set<Long> numbers = new LinkedHashSet<>(handle.createQuery("""
                        select s.fact_no from econlytics.statement s join econlytics.party p using (party_no)
                        where p.customer_no = :no
                        union
                        select fact_no from econlytics.fact_source
                        where source = 'econlytics' and account = 'allocation'""")
                .bind("no", customer.number())
                .mapTo(Long.class)
                .list());
        handle.createQuery("select * from econlytics.fact_source where fact_no = any(:facts)")
                .bindArray("facts", Long.class, numbers)
                .map((row, context) -> Map.entry(row.getLong("fact_no"), StatementRows.factId(row)))
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
        return facts;
    }
}
