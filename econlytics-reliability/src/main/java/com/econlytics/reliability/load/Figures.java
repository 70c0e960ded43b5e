package com.econlytics.reliability.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** About how many facts there are. */
    long facts() {
        return number("select coalesce(max(fact_no), 0) from econlytics.fact");
    }

    /** How many messages have to be worked on, now or later. */
    long waiting() {
        return number("select count(*) from econlytics.message where due_at is not null");
    }

    /** When what a message says was in the report, by its key: the commit that disposed of it also brought the report up to date. */
    Map<String, Instant> commitsOfMessages() {
        Map<String, Instant> commits = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select key, pg_xact_commit_timestamp(xmin) as seen from econlytics.message
                        where due_at is null and key is not null""")
                .map((row, context) ->
                        Map.entry(row.getString("key"), row.getTimestamp("seen").toInstant()))
                .forEach(commit -> commits.put(commit.getKey(), commit.getValue())));
        return commits;
    }

    /** What was written is on the disk in its place, so that the server starts fast. */
    void checkpoint() {
        jdbi.useHandle(handle -> handle.execute("checkpoint"));
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
