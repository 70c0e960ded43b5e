package com.econlytics.jdbc;

import static java.util.stream.Collectors.toSet;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The journal and its balances: appends lines, and sums them up in the same transaction. */
final class Journal {
    private final Handle handle;
    private final ChartOfAccounts chart;
    private long summed;

    Journal(Handle handle, ChartOfAccounts chart) {
        this.handle = handle;
        this.chart = chart;
    }

    /** The lines that facts have now, reversals cancelled. */
    Map<Long, List<Line>> booked(Map<Long, FactId> facts) {
        return booked(facts, true, Set.of());
    }

    /** The same, for some of those who bear them. */
    Map<Long, List<Line>> booked(Map<Long, FactId> facts, Set<Long> customers) {
        return booked(facts, false, customers);
    }

    private Map<Long, List<Line>> booked(Map<Long, FactId> facts, boolean all, Set<Long> customers) {
        Map<Long, List<Line>> lines = new HashMap<>();
        handle.createQuery("""
                        select fact_no, customer_no, month, origin, account, unit, sum(amount)::bigint as amount
                        from econlytics.line where fact_no = any(:facts) and (:all or customer_no = any(:customers))
                        group by fact_no, customer_no, month, origin, account, unit having sum(amount) <> 0
                        order by fact_no, customer_no, month, origin, account, unit""")
                .bind("all", all)
                .bindArray("facts", Long.class, facts.keySet())
                .bindArray("customers", Long.class, customers)
                .map((row, context) -> lines.computeIfAbsent(row.getLong("fact_no"), unseen -> new ArrayList<>())
                        .add(line(facts, row)))
                .list();
        return lines;
    }

    /** The facts of which a line counts in another month than the one in which it happened, reversals cancelled. */
    Set<Long> adjusted() {
        return handle.createQuery("""
                        select distinct fact_no from (
                            select fact_no from econlytics.line where month <> origin
                            group by fact_no, customer_no, month, origin, account, unit having sum(amount) <> 0) adjusted""").mapTo(Long.class).collect(toSet());
    }

    /** Appends lines under a version, which must be the latest. */
    void append(long version, Map<FactId, Long> facts, List<Line> lines) {
        registerCurrencies(lines);
        long number = LastNumber.of(handle, "line_no", "line");
        Rows rows = Rows.of(
                handle, "line", "line_no, version_no, fact_no, customer_no, month, origin, account, unit, amount");
        for (Line line : lines) {
            BalanceKey key = line.key();
            rows.add(
                    ++number,
                    version,
                    facts.get(line.fact()),
                    key.customer().number(),
                    key.month().atDay(1),
                    key.origin().atDay(1),
                    key.account().code(),
                    key.unit().code(),
                    line.amount());
        }
        rows.write();
    }

    /** How many lines a version has. */
    int count(long version) {
        return handle.createQuery("select count(*) from econlytics.line where version_no = :version")
                .bind("version", version)
                .mapTo(Integer.class)
                .one();
    }

    /** Reads the balance key in a row. */
    BalanceKey key(ResultSet row) throws SQLException {
        return new BalanceKey(
                new CustomerId(row.getLong("customer_no")),
                month(row, "month"),
                month(row, "origin"),
                Accounts.booked(chart, row.getString("account")),
                new Unit(row.getString("unit")));
    }

    /** All balances, by key. */
    List<Balance> balances() {
        return handle.createQuery("select * from econlytics.balance order by customer_no, month, origin, account, unit")
                .map((row, context) -> new Balance(key(row), row.getLong("amount")))
                .list();
    }

    /** The months in which anything stands unallocated on one of these accounts. */
    List<YearMonth> monthsUnallocated(Collection<String> accounts) {
        return handle.createQuery("select distinct month from econlytics.balance"
                        + " where customer_no = :nobody and account = any(:accounts)")
                .bind("nobody", CustomerId.UNALLOCATED.number())
                .bindArray("accounts", String.class, accounts)
                .map((row, context) -> month(row, "month"))
                .list();
    }

    /** What balances of {@code month} there would be without the lines of these facts. */
    List<Balance> balancesWithout(Collection<Long> facts, YearMonth month) {
        return handle.createQuery("""
                        select customer_no, month, origin, account, unit, sum(amount)::bigint as amount from (
                            select customer_no, month, origin, account, unit, amount
                            from econlytics.balance where month = :month
                            union all
                            select customer_no, month, origin, account, unit, -amount
                            from econlytics.line where month = :month and fact_no = any(:facts)) b
                        group by customer_no, month, origin, account, unit having sum(amount) <> 0""")
                .bind("month", month.atDay(1))
                .bindArray("facts", Long.class, facts)
                .map((row, context) -> new Balance(key(row), row.getLong("amount")))
                .list();
    }

    /** Adds the lines of a version to the balances and read models: those that were appended since the last call. */
    void addToBalances(long version) {
        long emptied = handle.createQuery("""
                        with added as (
                            insert into econlytics.balance as b (customer_no, month, origin, account, unit, amount)
                            select customer_no, month, origin, account, unit, sum(amount)::bigint
                            from econlytics.line where version_no = :version and line_no > :summed
                            group by customer_no, month, origin, account, unit having sum(amount) <> 0
                            order by customer_no, month, origin, account, unit
                            on conflict (customer_no, month, origin, account, unit)
                                do update set amount = b.amount + excluded.amount
                            returning b.amount)
                        select count(*) from added where amount = 0""")
                .bind("version", version)
                .bind("summed", summed)
                .mapTo(Long.class)
                .one();
        if (emptied > 0) {
            deleteEmptied(version);
        }
        ReadModels.add(handle, version, summed);
        summed = LastNumber.of(handle, "line_no", "line");
    }

    private void deleteEmptied(long version) {
        handle.createUpdate("""
                        delete from econlytics.balance b using econlytics.line l
                        where l.version_no = :version and l.line_no > :summed and b.amount = 0 and b.customer_no = l.customer_no
                          and b.month = l.month and b.origin = l.origin and b.account = l.account and b.unit = l.unit""").bind("version", version).bind("summed", summed).execute();
    }

    private void registerCurrencies(Collection<Line> lines) {
        Set<String> codes = new TreeSet<>();
        lines.stream().map(line -> line.key().unit()).filter(Unit::isMoney).forEach(unit -> codes.add(unit.code()));
        codes.forEach(code -> registerCurrency(handle, Currency.getInstance(code)));
    }

    /** Records how many decimals {@code currency} has, for the reporting views. */
    static void registerCurrency(Handle handle, Currency currency) {
        handle.execute(
                "insert into econlytics.currency (code, minor_digits) values (?, ?) on conflict do nothing",
                currency.getCurrencyCode(),
                currency.getDefaultFractionDigits());
    }

    private Line line(Map<Long, FactId> facts, ResultSet row) throws SQLException {
        FactId fact = facts.get(row.getLong("fact_no"));
        if (fact == null) {
            throw new IllegalStateException("lines of a fact that was not asked for");
        }
        return new Line(fact, key(row), row.getLong("amount"));
    }

    /** The month whose first day is in {@code column}. */
    static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
