package com.econlytics.files;

import com.econlytics.cohort.Margins;
import java.util.Locale;
import java.util.Objects;

/**
 * One row of a cohort report in a file.
 *
 * @param kind what makes the cohort: {@code month}, {@code value}, {@code without_value} or {@code not_started}; empty for
 *     what belongs to no customer
 * @param cohort its label; empty for what belongs to no customer
 * @param part of what this is a figure
 * @param age months since the start, of {@link Part#AGE}; 0 otherwise
 * @param customers how many it speaks of; 0 for what belongs to no customer
 * @param margins signed from the company's side
 */
public record CohortFigure(String kind, String cohort, Part part, int age, int customers, Margins margins) {
    public CohortFigure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(cohort, "cohort");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(margins, "margins");
    }

    /** Of what a figure is one. */
    public enum Part {
        /** Everything about the cohort. */
        TOTAL,
        /** What happened before its start. */
        BEFORE,
        /** What happened at one age. */
        AGE,
        /** What happened after the month through which data is complete. */
        AFTER,
        /** One customer's, not known whose. */
        UNATTRIBUTED,
        /** Shared. */
        UNALLOCATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
