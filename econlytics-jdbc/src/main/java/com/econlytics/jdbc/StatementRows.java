package com.econlytics.jdbc;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads statements back as the facts they were stored from. */
final class StatementRows {
    private static final int FETCH_SIZE = 1000;
    private static final String SELECT = """
            select s.fact_no, encode(s.content_digest, 'hex') as digest, f.source, f.account, f.object, f.movement, f.ordinal, s.revision, s.occurred_at,
                   s.work_account, p.kind, ps.source as party_source, ps.account as party_account,
                   ps.external_id as party_id, parts.accounts, parts.units, parts.amounts,
                   attributes.names, attributes.contents
            from econlytics.statement s
            join econlytics.fact_source f using (fact_no)
            join econlytics.party p using (party_no)
            left join econlytics.party_source ps using (party_no)
            left join lateral (
                select array_agg(account order by position) as accounts, array_agg(unit order by position) as units,
                       array_agg(amount order by position) as amounts
                from econlytics.statement_part where statement_no = s.statement_no) parts on true
            left join lateral (
                select array_agg(name order by name) as names, array_agg(value order by name) as contents
                from econlytics.statement_attribute where statement_no = s.statement_no) attributes on true
            """;

    private final ChartOfAccounts chart;

    StatementRows(ChartOfAccounts chart) {
        this.chart = chart;
    }

    /**
     * The statements of the highest revision of each of these facts, when {@code version} was the last one. Their numbers
     * are found first: a guess at how many a version hides would have the planner read whole tables for a few facts.
     */
    List<Row> ofHighestRevision(Handle handle, Collection<Long> factNumbers, long version) {
        return handle.createQuery(SELECT + """
                        where s.statement_no = any(array(
                            select statement_no from (
                                select statement_no, revision, max(revision) over (partition by fact_no) as highest
                                from econlytics.statement
                                where fact_no = any(:facts) and version_no <= :version) known
                            where revision = highest))""")
                .bindArray("facts", Long.class, factNumbers)
                .bind("version", version)
                .map((row, context) -> new Row(row.getLong("fact_no"), row.getString("digest"), fact(row)))
                .list();
    }

    /** Hands over every statement, by fact and revision. */
    void readAll(Handle handle, Consumer<? super Fact> reader) {
        handle.createQuery(SELECT + """
                        order by f.source || '/' || f.account || '/' || f.object || '/' || f.movement || '/' || f.ordinal,
                            s.revision, s.content_digest""")
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> fact(row))
                .forEach(reader);
    }

    private Fact fact(ResultSet row) throws SQLException {
        FactId id = factId(row);
        long revision = row.getLong("revision");
        Instant occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        Party party = PartyKind.read(row);
        @Nullable String work = row.getString("work_account");
        return work == null
                ? new Posting(id, revision, occurredAt, party, legs(row), attributes(row))
                : new Activity(
                        id,
                        revision,
                        occurredAt,
                        party,
                        Accounts.booked(chart, work),
                        quantities(row),
                        attributes(row));
    }

    /** The id in a row with the columns of {@code fact_source}. */
    static FactId factId(ResultSet row) throws SQLException {
        return new FactId(
                SourceAccount.of(row.getString("source"), row.getString("account")),
                row.getString("object"),
                row.getString("movement"),
                row.getString("ordinal"));
    }

    private List<Leg> legs(ResultSet row) throws SQLException {
        String[] accounts = strings(row.getArray("accounts"));
        String[] units = strings(row.getArray("units"));
        Long[] amounts = amounts(row);
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            legs.add(new Leg(Accounts.booked(chart, accounts[i]), Money.ofMinor(amounts[i], units[i])));
        }
        return legs;
    }

    private static List<Quantity> quantities(ResultSet row) throws SQLException {
        List<Quantity> quantities = new ArrayList<>();
        String[] units = strings(row.getArray("units"));
        Long[] amounts = amounts(row);
        for (int i = 0; i < units.length; i++) {
            quantities.add(new Quantity(new Driver(units[i]), amounts[i]));
        }
        return quantities;
    }

    private static SortedMap<String, String> attributes(ResultSet row) throws SQLException {
        SortedMap<String, String> attributes = new TreeMap<>();
        String[] names = strings(row.getArray("names"));
        String[] values = strings(row.getArray("contents"));
        for (int i = 0; i < names.length; i++) {
            attributes.put(names[i], values[i]);
        }
        return attributes;
    }

    private static Long[] amounts(ResultSet row) throws SQLException {
        @Nullable Array amounts = row.getArray("amounts");
        return amounts == null ? new Long[0] : (Long[]) amounts.getArray();
    }

    private static String[] strings(@Nullable Array array) throws SQLException {
        return array == null ? new String[0] : (String[]) array.getArray();
    }

    /** A statement as it is kept, the digest that it had when it was stated, and the number of its fact. */
    record Row(long factNumber, String digest, Fact fact) {}
}
