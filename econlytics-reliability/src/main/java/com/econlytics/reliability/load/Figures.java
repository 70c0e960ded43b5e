package com.econlytics.reliability.load;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What the server says about itself. */
final class Figures {
    private final Jdbi jdbi;

    Figures(DataSource database) {
        jdbi = Jdbi.create(database);
    }

    /** How many bytes were ever written to the server's log. */
    long walBytes() {
        return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    /** Tables with their indexes. */
    long tableBytes() {
        return number("select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_stat_user_tables");
    }

    /** How many messages were dealt with to the end, in the transaction that also brought the report up to date. */
    long dealtWith() {
        return number("select count(*) from econlytics.message where status not in ('RECEIVED', 'PENDING')");
    }

    /** The largest tables, with their indexes. */
    List<List<String>> largestTables() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select relname, pg_total_relation_size(relid) as bytes from pg_stat_user_tables order by 2 desc limit 8")
                .map((row, context) -> (List<String>)
                        new ArrayList<>(List.of(row.getString("relname"), megabytes(row.getLong("bytes")))))
                .list());
    }

    static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    private long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
