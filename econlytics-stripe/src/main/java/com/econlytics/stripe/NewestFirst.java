package com.econlytics.stripe;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks one of Stripe's lists, which are newest first, so that nothing is missed however long that takes and wherever it
 * is cut short: a run begins with the newest record and goes down by the last id read, and the next run goes down to
 * before the newest record that this one saw. No step depends on this host's clock.
 */
final class NewestFirst {
    private static final int SMALLEST_PAGE = 10;

    private final StripeAccount account;
    private final String kind;
    private final Clock clock;
    private final History history;
    private final int pageSize;

    /**
     * @param kind what the list holds, which keeps the records that cannot be read apart from those of other lists
     */
    NewestFirst(StripeAccount account, String kind, Clock clock, History history, int pageSize) {
        this.account = account;
        this.kind = kind;
        this.clock = clock;
        this.history = history;
        this.pageSize = pageSize;
    }

    /**
     * How far back, and how much twice.
     *
     * @param start records from before are not read
     * @param overlap how long before the newest record seen the next run ends
     */
    record History(Instant start, Duration overlap) {
        /** All of it; Stripe may list a record some time after its creation. */
        static final History ALL = new History(Instant.EPOCH, Duration.ofHours(1));

        History {
            if (overlap.isNegative()) {
                throw new IllegalArgumentException("windows that overlap by " + overlap
                        + " leave a gap in which records are lost; use zero or more");
            }
        }
    }

    /** A list of Stripe's. */
    @FunctionalInterface
    interface Lister {
        /**
         * A page; empty if the window's last id is gone.
         *
         * @param before records from then on are left to a later run
         */
        Optional<Listing> list(Window window, Instant before, int limit);
    }

    /** How one record is read; one that waits is kept aside too, and what is known of it is booked. */
    @FunctionalInterface
    interface Reader {
        Finding read(Json item, Instant now) throws UnreadableException;
    }

    Page pull(Cursor cursor, Lister lister, Reader reader) {
        Instant now = clock.instant();
        Window window = Window.parse(cursor, history);
        Listing listing = list(window, now.plus(Json.CLOCK_SKEW).plusSeconds(1), lister);
        List<Rejection> rejections = new ArrayList<>();
        Reading all = Reading.NOTHING;
        String last = window.after();
        Window next = window;
        for (Json item : listing.items()) {
            last = item.node().path("id").asText(last);
            next = next.seen(created(item, now));
            try {
                Finding finding = reader.read(item, now);
                all = all.and(finding.reading());
                finding.findUnfinished().ifPresent(reason -> rejections.add(rejection(item, reason, finding.detail())));
            } catch (UnreadableException unreadable) {
                rejections.add(rejection(item, unreadable.reason(), unreadable.detail()));
            }
        }
        if (listing.hasMore() && last.equals(window.after())) {
            throw endless();
        }
        return Page.builder(
                        listing.hasMore() ? next.after(last).next() : next.end(),
                        listing.hasMore() ? Page.End.MORE : Page.End.REACHED)
                .facts(all.facts())
                .identities(all.identities())
                .attributes(all.attributes())
                .rejections(rejections)
                .records(listing.items().size())
                .build();
    }

    /** A time ahead of our clock counts for nothing: if it is wrong it must not hide what comes later. */
    private static long created(Json item, Instant now) {
        JsonNode created = item.node().path("created");
        boolean usable = created.isIntegralNumber() && created.canConvertToLong();
        return usable && created.longValue() <= now.getEpochSecond() ? created.longValue() : 0;
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

    /** A record that was deleted since is no place to go on from; the run begins again then. */
    private Listing list(Window window, Instant before, Lister lister) {
        Optional<Listing> listing = listInParts(window, before, lister);
        if (listing.isEmpty() && !window.after().isEmpty()) {
            listing = listInParts(window.after(""), before, lister);
        }
        return listing.orElseThrow(() -> new SourceException(
                "Stripe has no such list; check the base address in StripeSettings",
                404,
                "",
                SourceException.Retry.IS_USELESS));
    }

    /** A large page with much expanded in it can take Stripe too long; a smaller one may do. */
    private Optional<Listing> listInParts(Window window, Instant before, Lister lister) {
        for (int limit = pageSize; ; limit = limit / 2) {
            try {
                return lister.list(window, before, limit);
            } catch (SourceException failed) {
                boolean tooMuch = failed.status() == 0 || failed.status() >= 500;
                if (!tooMuch || limit / 2 < SMALLEST_PAGE) {
                    throw failed;
                }
            }
        }
    }

    private Rejection rejection(Json item, Reason reason, String detail) {
        RawBody body = RawBody.of(item.node().toString());
        String key;
        try {
            key = item.id();
        } catch (UnreadableException nameless) {
            key = "sha256:" + body.sha256();
        }
        return new Rejection(account.account(), kind + ":" + key, body, reason, detail);
    }
}
