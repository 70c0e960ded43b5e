package com.econlytics.reconciliation;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Who stands for a reconciliation: one who prepared it and another who reviewed it.
 *
 * <p>Example: {@code new SignOff("Ann", "Ben", now)}.
 *
 * @param preparer who prepared it
 * @param reviewer who reviewed it; somebody else, however the name is written
 * @param at when it was signed
 */
public record SignOff(String preparer, String reviewer, Instant at) {
    public SignOff {
        Objects.requireNonNull(at, "at");
        if (preparer.isBlank() || reviewer.isBlank()) {
            throw new IllegalArgumentException("a sign-off needs a preparer and a reviewer; name both");
        }
        if (comparable(preparer).equals(comparable(reviewer))) {
            throw new IllegalArgumentException("'" + preparer + "' and '" + reviewer
                    + "' are the same person; have somebody else review what one has prepared");
        }
    }

    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\p{C}", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
