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
 * before the newest record that this one saw. Which records are read depends on Stripe's times alone, not on this host's
 * clock.
 *
 * <p>A run that came to its end knows all that was there when it began: newer records may have been listed since. So that is
 * how fresh the data is, also if the run took days or was cut short, less the minute within which Stripe lists what it has
 * created.
 */
final class NewestFirst {
    private static final int SMALLEST_PAGE = 10;
    private static final Duration LISTED_WITHIN = Duration.ofMinutes(1);

    /** When Stripe opened, about; nothing is older. */
    private static final long STRIPE_OPENED =
            Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();

    private static final long NEAR_ENOUGH_SECONDS = Duration.ofDays(60).toSeconds();

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
     * @param first what the very first run reads
     */
    record History(Instant start, Duration overlap, First first) {
        /** All of it; Stripe may list a record some time after its creation. */
        static final History ALL = new History(Instant.EPOCH, Duration.ofHours(1));

        History {
            if (overlap.isNegative()) {
                throw new IllegalArgumentException("windows that overlap by " + overlap
                        + " leave a gap in which records are lost; use zero or more");
            }
        }

        History(Instant start, Duration overlap) {
            this(start, overlap, First.ALL);
        }

        /** What the very first run reads. */
        enum First {
            /** Everything from the start. */
            ALL,
            /** As much as if a run had just ended. */
            OVERLAP
        }

        /** The last days alone, again and again, for records that another connector has read before. */
        static History lastDays(int days) {
            if (days < 1) {
                throw new IllegalArgumentException("the last " + days + " days are none; use 1 or more");
            }
            return new History(Instant.EPOCH, Duration.ofDays(days), First.OVERLAP);
        }

        /** Where the very first run ends. */
        Instant firstSince(Instant now) {
            return first == First.ALL ? start : since(now.getEpochSecond());
        }

        /** Where a run ends after one that saw {@code newest}. */
        Instant since(long newest) {
            Instant back = Instant.ofEpochSecond(newest).minus(overlap);
            return back.isAfter(start) ? back : start;
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

    /** A page of the list, and how many records it was asked for. */
    private record Part(Listing listing, int limit) {}

    Page pull(Cursor cursor, Lister lister, Reader reader) {
        Instant now = clock.instant();
        Window window = Window.parse(cursor, history, now, pageSize);
        Part part = list(window, lister);
        Listing listing = part.listing();
        Window next = window.withLimit(part.limit());
        List<Rejection> rejections = new ArrayList<>();
        Reading all = Reading.NOTHING;
        for (Json item : listing.items()) {
            next = next.seen(created(item, now), item.node().path("id").asText(next.after()));
            try {
                Finding finding = reader.read(item, now);
                all = all.and(finding.reading());
                finding.findUnfinished().ifPresent(reason -> rejections.add(rejection(item, reason, finding.detail())));
            } catch (UnreadableException unreadable) {
                rejections.add(rejection(item, unreadable.reason(), unreadable.detail()));
            }
        }
        if (listing.hasMore() && next.after().equals(window.after())) {
            throw Pages.endless();
        }
        boolean wholeHistoryBegins = listing.hasMore() && window.isBeginning() && window.since() == 0;
        return page(wholeHistoryBegins ? next.withOldest(oldest(next, lister)) : next, listing)
                .facts(all.facts())
                .identities(all.identities())
                .attributes(all.attributes())
                .rejections(rejections)
                .records(listing.items().size())
                .build();
    }

    private static Page.Builder page(Window window, Listing listing) {
        Page.Builder page = listing.hasMore()
                ? Page.builder(window.next(), Page.End.MORE)
                : Page.builder(window.end(), Page.End.REACHED)
                        .dataThrough(Instant.ofEpochSecond(window.begun()).minus(LISTED_WITHIN));
        window.span().ifPresent(page::span);
        return page;
    }

    /**
     * About when history begins, by a few questions for one record each: halves of time without any are left out. It tells
     * how long the run will take and decides nothing else, so an answer that is wrong loses no record.
     */
    private static long oldest(Window window, Lister lister) {
        long none = STRIPE_OPENED;
        long some = window.reached();
        while (some - none > NEAR_ENOUGH_SECONDS) {
            long middle = none + (some - none) / 2;
            boolean older = lister.list(window.withAfter(""), Instant.ofEpochSecond(middle), 1)
                    .map(listing -> !listing.items().isEmpty())
                    .orElse(false);
            some = older ? middle : some;
            none = older ? none : middle;
        }
        return none;
    }

    /** A time ahead of our clock counts for nothing: if it is wrong it must not hide what comes later. */
    private static long created(Json item, Instant now) {
        JsonNode created = item.node().path("created");
        boolean usable = created.isIntegralNumber() && created.canConvertToLong() && created.longValue() > 0;
        return usable && created.longValue() <= now.getEpochSecond() ? created.longValue() : 0;
    }

    /**
     * A record that was deleted since is no place to go on from, nor is one behind which more was promised and nothing is.
     * Then the list is read on from the time of that record, with some of it once more.
     */
    private Part list(Window window, Lister lister) {
        Optional<Part> part = listInParts(window, window.until(), lister);
        boolean leadsOn =
                part.filter(found -> !found.listing().items().isEmpty()).isPresent();
        if (!leadsOn && !window.isBeginning()) {
            Instant above = Instant.ofEpochSecond(window.reached())
                    .plus(history.overlap())
                    .plusSeconds(1);
            part = listInParts(window.withAfter(""), above, lister);
        }
        return part.orElseThrow(() -> new SourceException(
                "Stripe has no such list; check the base address in StripeSettings",
                404,
                "",
                SourceException.Retry.IS_USELESS));
    }

    /** A large page with much expanded in it can take Stripe too long; a smaller one may do, and then for the whole run. */
    private static Optional<Part> listInParts(Window window, Instant before, Lister lister) {
        for (int limit = window.limit(); ; limit = limit / 2) {
            try {
                int asked = limit;
                return lister.list(window, before, limit).map(listing -> new Part(listing, asked));
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
