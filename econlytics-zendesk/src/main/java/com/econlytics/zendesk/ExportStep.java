package com.econlytics.zendesk;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.Span;
import java.time.Instant;
import java.util.Objects;

/**
 * One page of an export and where it leads.
 *
 * @param page as Zendesk sent it
 * @param next the place behind it
 * @param span how far the run has come, and so up to when the data is complete
 */
record ExportStep(ExportPage page, Position next, Span span) {
    ExportStep {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(span, "span");
    }

    /** A page for the ledger that is empty so far and says how far it reaches. */
    Page.Builder reaching(Cursor cursor) {
        Instant through = span.reached();
        return Page.builder(cursor, page.end()).dataThrough(through).span(span);
    }
}
