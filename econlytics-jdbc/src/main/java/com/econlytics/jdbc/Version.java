package com.econlytics.jdbc;

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
}
