package com.econlytics.jdbc;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.fact.Party;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads parties back as the identities and customers they were learned as. */
final class PartyRows {
    /** A party {@code p} with its source {@code s} as {@code Party.toString} writes it, to be ordered by. */
    static final String TEXT = "case p.kind when 'OF_RECORD' then 'customer:' else 'reference:' end"
            + " || s.source || '/' || s.account || '/' || s.external_id collate \"C\"";

    private PartyRows() {}

    /** What is known about parties that have a source, by party. */
    static List<Identity> identities(Handle handle) {
        return handle.createQuery("""
                        select p.kind, p.internal, p.created_at, s.source as party_source, s.account as party_account,
                               s.external_id as party_id,
                               array(select name from econlytics.party_name n where n.party_no = p.party_no
                                     and n.kind = 'ALIAS' and not (p.kind = 'OF_RECORD' and name = s.external_id)) as aliases,
                               array(select name from econlytics.party_name n where n.party_no = p.party_no
                                     and n.kind = 'EMAIL') as emails
                        from econlytics.party p join econlytics.party_source s using (party_no)
                        order by\s""" + TEXT)
                .map((row, context) -> new Identity(
                        PartyKind.read(row),
                        row.getBoolean("internal") ? Identity.Role.INTERNAL : Identity.Role.OUTSIDE,
                        strings(row.getArray("aliases")),
                        strings(row.getArray("emails")),
                        createdAt(row)))
                .list();
    }

    /** All customers, by number. */
    static List<Customer> customers(Handle handle) {
        return handle.createQuery("""
                        select p.kind, p.own_no, c.survivor_no, p.created_at, s.source as party_source,
                               s.account as party_account, s.external_id as party_id
                        from econlytics.party p join econlytics.party_source s using (party_no)
                        join econlytics.customer c on c.customer_no = p.own_no order by p.own_no""")
                .map((row, context) -> new Customer(
                        new CustomerId(row.getLong("own_no")),
                        (Party.OfRecord) PartyKind.read(row),
                        createdAt(row),
                        new CustomerId(row.getLong("survivor_no"))))
                .list();
    }

    /** How each party that has a source is matched. */
    static Map<Party, Match> matches(Handle handle) {
        Map<Party, Match> matches = new LinkedHashMap<>();
        handle.createQuery("""
                        select p.kind, p.customer_no, p.method, s.source as party_source, s.account as party_account,
                               s.external_id as party_id
                        from econlytics.party p join econlytics.party_source s using (party_no) order by party_no""")
                .map((row, context) -> matches.put(PartyKind.read(row), match(row)))
                .list();
        return Collections.unmodifiableMap(matches);
    }

    /** The match in a row with the columns {@code customer_no} and {@code method}. */
    static Match match(ResultSet row) throws SQLException {
        return new Match(new CustomerId(row.getLong("customer_no")), Match.Method.valueOf(row.getString("method")));
    }

    private static @Nullable Instant createdAt(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("created_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static SortedSet<String> strings(Array array) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
    }
}
