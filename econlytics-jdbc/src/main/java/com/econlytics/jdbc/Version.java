package com.econlytics.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The version under which one booking or decision stands: the one after the last, as soon as there is anything new. */
final class Version {
    private final Handle handle;
    private final UUID request;
    private long begun;

    /** A version for {@code request}. */
    Version(Handle handle, UUID request) {
        this.handle = handle;
        this.request = request;
    }

    /** The version under which the request was booked before, if its answer was lost. */
    OptionalLong findBooked() {
        return handle.createQuery("select version_no from econlytics.version where request_id = :request")
                .bind("request", request)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The new version; the first call begins it. */
    long begin() {
        if (begun == 0) {
            begun = handle.createQuery("insert into econlytics.version (version_no, request_id)"
                            + " select coalesce(max(version_no), 0) + 1, :request from econlytics.version"
                            + " returning version_no")
                    .bind("request", request)
                    .mapTo(Long.class)
                    .one();
        }
        return begun;
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
