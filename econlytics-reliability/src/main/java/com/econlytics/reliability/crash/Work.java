package com.econlytics.reliability.crash;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A kind of work that may be ended at any moment. */
interface Work {
    /** What it is called. */
    String name();

    /** Whether it begins with tables that are there. */
    default boolean needsTables() {
        return true;
    }

    /** Brings a database in which nothing is booked to where the work begins. */
    void prepare(Host host);

    /**
     * Does the work.
     *
     * @param acknowledged told of everything that somebody else may rely on from now on
     */
    void run(Host host, Consumer<String> acknowledged);

    /** What was acknowledged and is not there. */
    List<String> lost(Host host, Set<String> acknowledged);

    /** Does what vendors and people do after a crash: whoever heard no acknowledgement tries again. */
    void recover(Host host, Set<String> acknowledged);

    /** All that the database says, in an order and in names that do not depend on what happened on the way. */
    List<String> state(Host host);
}
