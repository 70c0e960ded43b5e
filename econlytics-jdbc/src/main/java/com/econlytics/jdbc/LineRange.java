package com.econlytics.jdbc;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * A part of the journal that one connection copies.
 *
 * @param condition in SQL
 */
record LineRange(String condition) {
    /** The whole table by its blocks, which are read one after the other without an index. */
    static List<LineRange> ofAll(Handle snapshot, int parts) {
        long blocks = snapshot.createQuery(
                        "select pg_relation_size('econlytics.line')" + " / current_setting('block_size')::bigint")
                .mapTo(Long.class)
                .one();
        return split("ctid", block -> "'(" + block + ",0)'", 0, blocks, parts);
    }

    /** What was booked after a version, by its line numbers. */
    static List<LineRange> since(Handle snapshot, long version, int parts) {
        long last = LastNumber.of(snapshot, "line_no", "line");
        long first = snapshot.createQuery(
                        "select coalesce(min(line_no), :otherwise) from econlytics.line where version_no > :version")
                .bind("otherwise", last + 1)
                .bind("version", version)
                .mapTo(Long.class)
                .one();
        return split("line_no", Long::toString, first, last + 1, parts);
    }

    private static List<LineRange> split(String column, LongFunction<String> value, long from, long to, int parts) {
        long[] bounds = LongStream.rangeClosed(0, parts)
                .map(part -> from + (to - from) * part / parts)
                .toArray();
        return IntStream.range(0, parts)
                .mapToObj(part -> new LineRange(column + " >= " + value.apply(bounds[part]) + " and " + column + " < "
                        + value.apply(bounds[part + 1])))
                .toList();
    }
}
