package com.econlytics.jdbc;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** When customers first paid, so that nobody who asks for those of a month has to read every payment. */
final class Acquisitions {
    private Acquisitions() {}

    /** Brings them up to date after anything was learned or decided about these facts. */
    static void update(Handle handle, Collection<Long> facts) {
        if (facts.isEmpty()) {
            return;
        }
        handle.createQuery("select 1 from econlytics.acquire(:facts)")
                .bindArray("facts", Long.class, facts)
                .mapTo(Integer.class)
                .list();
    }

    /** Makes them again from all facts. */
    static void rebuild(Handle handle) {
        handle.execute("delete from econlytics.customer_acquisition");
        handle.createQuery("select 1 from econlytics.acquire_by(array(select fact_no from econlytics.fact))")
                .mapTo(Integer.class)
                .list();
    }
}
