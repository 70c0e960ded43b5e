package com.econlytics.stripe;

import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Makes up for webhooks that never came: lists the events that Stripe still has and hands those that were not delivered to the
 * inbox, where everything else happens as if they had been.
 *
 * <p>It is no {@link com.econlytics.connector.Connector}, because what it reads are messages and not facts: an event that
 * cannot be finished waits in the inbox and is looked at again, which a page could not do. The inbox is its memory too, so it
 * needs no cursor: cut short anywhere, it is run again, and nothing is stored twice. An event is stored under {@code
 * listed:evt_1}, because Stripe lists it in other bytes than it delivers it; a delivery that comes later is stored beside it
 * and changes no figure.
 *
 * <p>Example: {@code new StripeEventSweep(account, api, inbox, clock, 3).runOnce()} once a day, then the {@link
 * com.econlytics.connector.Intake}. Safe for use by several threads.
 */
public final class StripeEventSweep {
    /** How long Stripe keeps events. */
    public static final int MOST_DAYS = 30;

    private static final String LISTED = "listed:";

    private final StripeAccount account;
    private final SourceAccount deliveredTo;
    private final StripeApi api;
    private final Inbox inbox;
    private final Clock clock;
    private final int days;

    /**
     * A sweep over the events of the last days.
     *
     * @param inbox where deliveries are stored
     * @param days from 1 to {@link #MOST_DAYS}; Stripe tries to deliver for three
     * @throws IllegalArgumentException if there are fewer or more, or the API key is one of the account's other mode
     */
    public StripeEventSweep(StripeAccount account, StripeApi api, Inbox inbox, Clock clock, int days) {
        this(account, account.account(), api.requireModeOf(account), inbox, clock, days);
    }

    private StripeEventSweep(
            StripeAccount account, SourceAccount deliveredTo, StripeApi api, Inbox inbox, Clock clock, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Stripe keeps events for " + MOST_DAYS + " days; sweep 1 to " + MOST_DAYS
                    + " of them, not " + days);
        }
        this.account = account;
        this.deliveredTo = Objects.requireNonNull(deliveredTo, "deliveredTo");
        this.api = api;
        this.inbox = Objects.requireNonNull(inbox, "inbox");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.days = days;
    }

    /** The same sweep for an account whose events are delivered to the endpoint of another one, its platform. */
    public StripeEventSweep deliveredTo(SourceAccount platform) {
        return new StripeEventSweep(account, platform, api, inbox, clock, days);
    }

    /** Under which name a host shows it: {@code stripe/acct_1/events}. */
    public String name() {
        return account.account() + "/events";
    }

    /**
     * What a sweep found.
     *
     * @param listed how many events Stripe listed
     * @param recovered how many of them had not been delivered, and are in the inbox now
     */
    public record Outcome(long listed, long recovered) {
        private static final Outcome NOTHING = new Outcome(0, 0);

        private Outcome plus(Outcome more) {
            return new Outcome(listed + more.listed, recovered + more.recovered);
        }
    }

    /**
     * Sweeps once.
     *
     * @throws SourceException if Stripe cannot be asked; what was recovered is in the inbox
     */
    public Outcome runOnce() {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofDays(days));
        Outcome all = Outcome.NOTHING;
        for (List<String> types : StripeEvents.typesInParts()) {
            all = all.plus(sweep(types, since, now));
        }
        return all;
    }

    private Outcome sweep(List<String> types, Instant since, Instant now) {
        Pages pages = new Pages(last -> api.listEvents(types, since, now.plus(Json.CLOCK_SKEW), last));
        Outcome all = Outcome.NOTHING;
        while (pages.hasNext()) {
            for (Json event : pages.next().orElseThrow(this::expired).items()) {
                all = all.plus(new Outcome(1, recover(event, now) ? 1 : 0));
            }
        }
        return all;
    }

    /** Stripe forgets the oldest events while they are listed. */
    private SourceException expired() {
        return new SourceException(
                name() + " went on from an event that Stripe has forgotten meanwhile; sweep again, nothing was lost",
                404,
                "",
                SourceException.Retry.MAY_HELP);
    }

    private boolean recover(Json event, Instant now) {
        RawBody body = RawBody.of(event.node().toString());
        try {
            String id = event.id();
            boolean known = inbox.find(deliveredTo, id).isPresent()
                    || inbox.find(account.account(), LISTED + id).isPresent();
            return !known && inbox.receive(account.account(), LISTED + id, body, now) == Inbox.Reception.STORED;
        } catch (UnreadableException nameless) {
            String key = LISTED + "sha256:" + body.sha256();
            boolean known = inbox.find(account.account(), key).isPresent();
            inbox.quarantine(new Rejection(account.account(), key, body, nameless.reason(), nameless.detail()), now);
            return !known;
        }
    }
}
