package com.econlytics.stripe;

import com.econlytics.connector.SourceException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One of Stripe's lists, page by page, each behind the last record of the one before.
 *
 * <p>A record without an id is no place to go on from: the list goes on behind the one before it, and what follows that comes twice.
 * A list that leads back to where it was is noticed.
 */
final class Pages {
    private final Function<String, Optional<Listing>> pageAfter;
    private final Set<String> passed = new HashSet<>();
    private String last = "";
    private boolean more = true;

    /**
     * A list from its beginning.
     *
     * @param pageAfter asks for the page behind the record of an id; at first the id is empty
     */
    Pages(Function<String, Optional<Listing>> pageAfter) {
        this.pageAfter = pageAfter;
    }

    /** Whether the list goes on. */
    boolean hasNext() {
        return more;
    }

    /**
     * The next page; empty if Stripe does not have what the list belongs to, or no longer the record that it goes on from.
     *
     * @throws SourceException if Stripe cannot be asked, or the list does not move on
     */
    Optional<Listing> next() {
        Optional<Listing> page = pageAfter.apply(last);
        more = page.isPresent() && page.get().hasMore();
        last = page.flatMap(Listing::lastId).orElse(last);
        if (more && !passed.add(last)) {
            throw endless();
        }
        return page;
    }

    /** A list that leads back to where it was. */
    static SourceException endless() {
        return new SourceException(
                "Stripe promised more records and gave the same ones again; nothing was lost, ask Stripe's support why"
                        + " the list does not move on",
                200,
                "",
                SourceException.Retry.MAY_HELP);
    }
}
