package com.econlytics.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * Keeps the read models up with the journal, within the transaction that books. In which column a line counts is said in
 * {@code econlytics.line_figure}; customers that are made, dated or merged are followed by triggers.
 */
final class ReadModels {
    private static final String KEPT_UP =
            "array(select generation_no from econlytics.generation where state <> 'BUILDING')";

    private ReadModels() {}

    /** Adds the lines of {@code version} after number {@code after}, which must be the last lines there are. */
    static void add(Handle handle, long version, long after) {
        handle.createQuery(
                        "select econlytics.add_lines(" + KEPT_UP + ", greatest(:after, min(line_no) - 1), max(line_no))"
                                + " from econlytics.line where version_no = :version")
                .bind("after", after)
                .bind("version", version)
                .mapTo(String.class)
                .list();
    }

    /** Makes them anew if the currency under which tickets stand is another one now. */
    static void followHomeCurrency(Handle handle) {
        handle.createQuery("""
                        with moved as (
                            update econlytics.generation set home_currency = econlytics.home_currency()
                            where state <> 'BUILDING' and home_currency <> econlytics.home_currency()
                            returning generation_no)
                        select generation_no from moved""").mapTo(Long.class).forEach(generation -> fill(handle, generation));
    }

    /** Begins a first generation in a database that has none, such as one that was emptied. */
    static void require(Handle handle) {
        int begun = handle.execute(
                "insert into econlytics.generation (generation_no, state, home_currency) select 1, 'CURRENT',"
                        + " econlytics.home_currency() where not exists (select from econlytics.generation)");
        if (begun > 0) {
            fill(handle, 1);
        }
    }

    /** Makes a generation whole from all lines there are. */
    static void fill(Handle handle, long generation) {
        handle.createQuery(
                        "select econlytics.fill_generation(:generation, coalesce(max(line_no), 0)) from econlytics.line")
                .bind("generation", generation)
                .mapTo(String.class)
                .list();
    }
}
