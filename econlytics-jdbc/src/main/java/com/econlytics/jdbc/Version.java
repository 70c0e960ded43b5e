package com.econlytics.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The version under which one booking or decision stands: the one after the last, as soon as there is anything new. */
final class Version {
    private final Handle handle;
    private boolean begun;

    Version(Handle handle) {
        this.handle = handle;
    }

    /** The new version; the first call begins it. */
    long begin() {
        if (!begun) {
            begun = true;
            handle.execute("insert into econlytics.version (version_no)"
                    + " select coalesce(max(version_no), 0) + 1 from econlytics.version");
        }
        return latest(handle);
    }

    /** The last version there is, this one included. */
    static long latest(Handle handle) {
        return LastNumber.of(handle, "version_no", "version");
    }

    /** The last version that was booked at or before {@code instant}; compared exactly, however far away that is. */
    static long at(Handle handle, Instant instant) {
        return handle.createQuery("select coalesce(max(version_no), 0) from econlytics.version"
                        + " where extract(epoch from booked_at) <= :seconds")
                .bind(
                        "seconds",
                        BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)))
                .mapTo(Long.class)
                .one();
    }
}
