package com.econlytics.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * The steps by which a generation of the read models takes the place of another, each a transaction of its own; those that
 * begin, catch up and switch are done under the booking lock.
 */
final class Generations {
    private Generations() {}

    /** Begins one, which nobody reads or keeps up yet, and forgets what an earlier rebuild left when it was broken off. */
    static long begin(Handle handle) {
        long generation = LastNumber.of(handle, "generation_no", "generation") + 1;
        handle.execute("delete from econlytics.generation where state <> 'CURRENT'");
        removeOrphans(handle);
        handle.execute(
                "insert into econlytics.generation (generation_no, state, home_currency)"
                        + " values (?, 'BUILDING', econlytics.home_currency())",
                generation);
        return generation;
    }

    /**
     * Fills it while bookings go on. The lines up to a number are the same for everybody, because numbers are given out in
     * commit order.
     *
     * @return the number of the last line in it
     */
    static long fill(Handle handle, long generation) {
        long through = LastNumber.of(handle, "line_no", "line");
        handle.createQuery("select econlytics.fill_generation(:generation, :through)")
                .bind("generation", generation)
                .bind("through", through)
                .mapTo(String.class)
                .list();
        return through;
    }

    /** Adds what was booked meanwhile; from then on every booking keeps it up. */
    static void catchUp(Handle handle, long generation, long filled) {
        boolean sameHome = handle.createQuery("select home_currency = econlytics.home_currency()"
                        + " from econlytics.generation where generation_no = :generation")
                .bind("generation", generation)
                .mapTo(Boolean.class)
                .one();
        if (sameHome) {
            addSince(handle, generation, filled);
        } else {
            handle.execute(
                    "update econlytics.generation set home_currency = econlytics.home_currency() where generation_no = ?",
                    generation);
            ReadModels.fill(handle, generation);
        }
        handle.execute("update econlytics.generation set state = 'KEPT_UP' where generation_no = ?", generation);
    }

    /** The hash of the rows that are read, and that of the others, in one snapshot. */
    static Hashes hashes(Handle handle, long generation) {
        return handle.createQuery("select econlytics.generation_hash(generation_no) as current,"
                        + " econlytics.generation_hash(:generation) as made_anew"
                        + " from econlytics.generation where state = 'CURRENT'")
                .bind("generation", generation)
                .map((row, context) -> new Hashes(row.getString("current"), row.getString("made_anew")))
                .one();
    }

    /** Lets everybody read it from the end of this transaction on. */
    static void makeCurrent(Handle handle, long generation) {
        handle.execute("delete from econlytics.generation where generation_no <> ?", generation);
        handle.execute("update econlytics.generation set state = 'CURRENT' where generation_no = ?", generation);
    }

    /** Removes the rows of generations that are no more; who still reads them in an older snapshot goes on. */
    static void removeOrphans(Handle handle) {
        handle.execute("delete from econlytics.customer_month m where not exists"
                + " (select from econlytics.generation g where g.generation_no = m.generation_no)");
        handle.execute("delete from econlytics.customer_total t where not exists"
                + " (select from econlytics.generation g where g.generation_no = t.generation_no)");
    }

    private static void addSince(Handle handle, long generation, long filled) {
        handle.createQuery("select econlytics.catch_up(:generation, :filled)")
                .bind("generation", generation)
                .bind("filled", filled)
                .mapTo(String.class)
                .list();
    }

    /** Two hashes to compare. */
    record Hashes(String current, String madeAnew) {}
}
