package com.econlytics.connector;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.Rejection;
import java.util.List;
import java.util.Objects;

/**
 * What one pull brought: read = records that became facts or identities, or needed neither, plus rejected.
 *
 * @param facts what was reported
 * @param identities who the parties are
 * @param rejections records that could not be understood
 * @param records how many records the page had
 * @param next where to go on, also when the stream has ended for now
 * @param end whether the stream has ended for now
 */
public record Page(
        List<Fact> facts, List<Identity> identities, List<Rejection> rejections, int records, Cursor next, End end) {
    public Page {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        rejections = List.copyOf(rejections);
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(end, "end");
    }

    /** Whether more can be pulled at once. */
    public enum End {
        /** There are more pages. */
        MORE,
        /** Nothing more for now; new records appear after the cursor later. */
        REACHED
    }
}
