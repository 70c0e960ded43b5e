package com.econlytics.reliability.backup;

import com.econlytics.audit.Seal;
import com.econlytics.jdbc.JdbcAuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a database holds: of each table how many rows, and one number for all that they say.
 *
 * @param tables rows by table
 * @param report every row of the report of customers, but for when it was booked
 * @param amounts the same rows without the names that an erasure takes away
 * @param head of the audit log
 */
record Content(SortedMap<String, String> tables, List<String> report, List<String> amounts, Seal head) {
    static Content of(DataSource database) {
        Seal head = new JdbcAuditLog(database).head();
        return Jdbi.create(database)
                .withHandle(handle ->
                        new Content(tables(handle), report(handle, ""), report(handle, " - 'customer_id'"), head));
    }

    /** In words, what is not as it was in {@code before}; empty if all is. */
    List<String> differencesFrom(Content before) {
        List<String> differences = new ArrayList<>();
        before.tables.forEach((table, rows) -> {
            if (!rows.equals(tables.get(table))) {
                differences.add(table + " held " + rows + ", and now " + tables.get(table));
            }
        });
        if (!tables.keySet().equals(before.tables.keySet())) {
            differences.add("there were other tables: " + before.tables.keySet());
        }
        if (!report.equals(before.report)) {
            differences.add("the report of customers differs");
        }
        return differences;
    }

    long rows() {
        return tables.values().stream()
                .mapToLong(rows -> Long.parseLong(rows.substring(0, rows.indexOf(' '))))
                .sum();
    }

    private static SortedMap<String, String> tables(Handle handle) {
        SortedMap<String, String> tables = new TreeMap<>();
        handle.createQuery("select tablename from pg_tables where schemaname = 'econlytics'")
                .mapTo(String.class)
                .forEach(table -> tables.put(table, rows(handle, table)));
        return tables;
    }

    private static String rows(Handle handle, String table) {
        return handle.createQuery("select count(*) || ' rows, hash ' || coalesce(sum(hashtext(t::text)::bigint), 0)"
                        + " from econlytics." + table + " t")
                .mapTo(String.class)
                .one();
    }

    private static List<String> report(Handle handle, String without) {
        return handle.createQuery("select (to_jsonb(r) - 'version' - 'as_of'" + without
                        + ")::text from econlytics_report.customer_profitability r" + " order by 1")
                .mapTo(String.class)
                .list();
    }
}
