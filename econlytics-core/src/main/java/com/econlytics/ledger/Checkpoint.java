package com.econlytics.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a connector has come, booked together with what it read.
 *
 * @param connector whose
 * @param cursor what the connector wants to be told next time
 * @param dataThrough up to when all that the stream tells is booked, exclusive, to the microsecond; null if nothing new is
 *     known about that, and what was known before stands
 */
public record Checkpoint(
        String connector, String cursor, @Nullable Instant dataThrough) {
    public Checkpoint {
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(cursor, "cursor");
        dataThrough = dataThrough == null ? null : dataThrough.truncatedTo(ChronoUnit.MICROS);
    }

    /** Up to when all that the stream tells is booked, if that is known. */
    public Optional<Instant> findDataThrough() {
        return Optional.ofNullable(dataThrough);
    }

    /** This checkpoint after {@code earlier} of the same connector: what it does not know stands. */
    Checkpoint after(@Nullable Checkpoint earlier) {
        return dataThrough != null || earlier == null ? this : new Checkpoint(connector, cursor, earlier.dataThrough);
    }
}
