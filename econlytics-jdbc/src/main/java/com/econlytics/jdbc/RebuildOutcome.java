package com.econlytics.jdbc;

import com.econlytics.fact.FactId;
import com.econlytics.ledger.Line;
import java.util.List;
import java.util.Objects;

/**
 * What a rebuild of the read models found.
 *
 * @param version of the ledger at which the facts were compared with the journal
 * @param facts how many were compared
 * @param differing how many of them have other lines in the journal than they should have; 0 if incremental = batch
 * @param differences the first of those, at most {@link #MOST_DIFFERENCES}
 * @param balances how many balances were not the sum of their lines, and are now
 * @param hashBefore of the rows that were read before
 * @param hashAfter of the rows that are read now, made anew from the journal of the same version
 */
public record RebuildOutcome(
        long version,
        long facts,
        long differing,
        List<Difference> differences,
        long balances,
        String hashBefore,
        String hashAfter) {
    /** How many differences are told one by one. */
    public static final int MOST_DIFFERENCES = 100;

    public RebuildOutcome {
        differences = List.copyOf(differences);
        Objects.requireNonNull(hashBefore, "hashBefore");
        Objects.requireNonNull(hashAfter, "hashAfter");
    }

    /** Whether the read models were as they are now, so that the rebuild changed nothing. */
    public boolean foundSameContent() {
        return hashBefore.equals(hashAfter);
    }

    /** Whether facts, journal, balances and read models agreed. */
    public boolean isHealthy() {
        return differing == 0 && balances == 0 && foundSameContent();
    }

    /**
     * A fact whose lines in the journal are not those that it should have. The journal is left as it is: nothing is edited in
     * it, and a booking that touches the fact appends what is missing.
     *
     * @param fact which one
     * @param missing the lines that would have to be appended
     */
    public record Difference(FactId fact, List<Line> missing) {
        public Difference {
            Objects.requireNonNull(fact, "fact");
            missing = List.copyOf(missing);
        }
    }
}
