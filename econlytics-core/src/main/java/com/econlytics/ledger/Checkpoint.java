package com.econlytics.ledger;

import java.util.Objects;

/**
 * How far a connector has come, booked together with what it read.
 *
 * @param connector whose
 * @param cursor what the connector wants to be told next time
 */
public record Checkpoint(String connector, String cursor) {
    public Checkpoint {
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(cursor, "cursor");
    }
}
