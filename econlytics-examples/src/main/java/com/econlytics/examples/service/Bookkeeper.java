package com.econlytics.examples.service;

import com.econlytics.audit.Actor;
import com.econlytics.connector.Connector;
import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Intake;
import com.econlytics.connector.Page;
import com.econlytics.connector.Sync;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.Matching;
import com.econlytics.examples.settings.LedgerSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.settings.SettingsException;
import com.econlytics.examples.settings.SourceSettings;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.GroupCommitInbox;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.JdbcLeases;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.JdbcTokenStore;
import com.econlytics.jdbc.RetryPolicy;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Receipt;
import com.econlytics.pnl.Books;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeApi;
import com.econlytics.stripe.StripeBalanceTransactions;
import com.econlytics.stripe.StripeCheckouts;
import com.econlytics.stripe.StripeClearing;
import com.econlytics.stripe.StripeCreditNotes;
import com.econlytics.stripe.StripeCustomers;
import com.econlytics.stripe.StripeEventSweep;
import com.econlytics.stripe.StripeEvents;
import com.econlytics.stripe.StripeInvoices;
import com.econlytics.stripe.StripePaymentIntents;
import com.econlytics.stripe.StripePayouts;
import com.econlytics.stripe.StripeSubscriptions;
import com.econlytics.stripe.StripeWebhook;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.zendesk.ZendeskAccess;
import com.econlytics.zendesk.ZendeskOrganizations;
import com.econlytics.zendesk.ZendeskTickets;
import com.econlytics.zendesk.ZendeskUsers;
import com.econlytics.zendesk.ZendeskWebhook;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The library put together: Stripe and Zendesk into one ledger.
 *
 * <pre>{@code
 * Bookkeeper books = Bookkeeper.open(settings, database, Clock.systemUTC());
 * books.connectors().forEach(connector -> books.sync(connector, page -> {})); // what there is so far
 * books.webhook().receive(signatureHeader, body);                            // what comes next …
 * books.workOff();                                                            // … into the ledger
 * }</pre>
 *
 * <p>It owns no thread; safe for use by several.
 */
public final class Bookkeeper {
    private static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);
    private static final int MESSAGES_AT_ONCE = 50;
    private static final int DAYS_READ_AGAIN = 3;
    private static final int MOST_WAITING = 1_000;
    private static final Duration LAST_TRY_AFTER = Duration.ofMillis(500);
    private static final Duration SENDER_WAITS = Duration.ofSeconds(1);

    private final Booking booking;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Gates gates;
    private final Intake intake;
    private final Sync sync;
    private final List<Connector> connectors;
    private final List<Connector> documents;
    private final Repairs repairs;
    private final StripeClearing clearing;
    private final Clock clock;

    /**
     * What finds once a day what events and ordinary runs missed.
     *
     * @param movements the balance transactions of the last days, again
     * @param events the events that were not delivered
     */
    private record Repairs(Connector movements, StripeEventSweep events) {}

    private Bookkeeper(
            Booking booking,
            Ledger ledger,
            Inbox inbox,
            Gates gates,
            Intake intake,
            Sync sync,
            List<Connector> needed,
            List<Connector> documents,
            Repairs repairs,
            StripeClearing clearing,
            Clock clock) {
        this.booking = booking;
        this.ledger = ledger;
        this.inbox = inbox;
        this.gates = gates;
        this.intake = intake;
        this.sync = sync;
        this.connectors = Stream.concat(needed.stream(), documents.stream()).toList();
        this.documents = List.copyOf(documents);
        this.repairs = repairs;
        this.clearing = clearing;
        this.clock = clock;
    }

    /**
     * Where sources deliver to.
     *
     * @param stripe whose deliveries are kept
     * @param zendesk whose calls only say that there is news; null if it makes none
     */
    private record Gates(StripeWebhook stripe, @Nullable ZendeskWebhook zendesk) {
        static Gates of(SourceSettings sources, Inbox receiving, Clock clock) {
            StripeWebhook stripe = new StripeWebhook(
                    sources.stripeAccount().account(), revealed(sources.webhookSecrets()), receiving, clock);
            List<String> zendesk = revealed(sources.zendeskSecrets());
            return new Gates(stripe, zendesk.isEmpty() ? null : new ZendeskWebhook(zendesk, clock));
        }

        private static List<String> revealed(List<Secret> secrets) {
            return secrets.stream().map(Secret::reveal).toList();
        }
    }

    /** The same for a program whose runs are short: without heartbeats, see {@link Sync}. */
    public static Bookkeeper open(Settings settings, Database database, Clock clock) {
        return open(settings, database, clock, (ledger, leases) -> new Sync(ledger, leases, holder()));
    }

    /**
     * Opens the books in a migrated database, and adopts the prices of work if they have changed.
     *
     * @param heartbeats keeps the leases of runs alive while a source has them wait
     */
    public static Bookkeeper open(Settings settings, Database database, Clock clock, Heartbeats heartbeats) {
        return open(
                settings,
                database,
                clock,
                (ledger, leases) -> new Sync(ledger, leases, holder(), ConnectorListener.NONE, heartbeats.thread()));
    }

    private static Bookkeeper open(
            Settings settings, Database database, Clock clock, BiFunction<Ledger, Leases, Sync> runs) {
        SourceSettings sources = settings.sources();
        Booking booking = booking(settings.books().zone());
        Ledger ledger = ledger(booking, database, clock);
        adopt(settings.books().costs(), ledger);
        Inbox inbox = new JdbcInbox(database.booking());
        StripeApi stripe = StripeApi.connect(sources.stripe());
        Gates gates = Gates.of(sources, receiving(database), clock);
        Intake intake =
                new Intake(inbox, new StripeEvents(sources.stripeAccount(), stripe), ledger, clock, MESSAGES_AT_ONCE);
        Leases leases = new JdbcLeases(database.booking());
        ZendeskAccess desk = ZendeskAccess.builder(sources.zendesk())
                .clock(clock)
                .tokens(new JdbcTokenStore(database.booking()), leases)
                .build();
        Sync sync = runs.apply(ledger, leases);
        Connector money = new StripeBalanceTransactions(sources.stripeAccount(), stripe, clock);
        List<Connector> needed =
                List.of(new StripeCustomers(sources.stripeAccount(), stripe, clock), money, new ZendeskTickets(desk));
        List<Connector> documents = Stream.concat(
                        documents(sources.stripeAccount(), stripe, clock).stream(),
                        Stream.of(new ZendeskUsers(desk), new ZendeskOrganizations(desk)))
                .toList();
        Repairs repairs = new Repairs(
                StripeBalanceTransactions.lastDays(sources.stripeAccount(), stripe, clock, DAYS_READ_AGAIN),
                new StripeEventSweep(sources.stripeAccount(), stripe, inbox, clock, StripeEventSweep.MOST_DAYS));
        StripeClearing clearing =
                new StripeClearing(sources.stripeAccount(), stripe, ledger, inbox, () -> sync.runOnce(money));
        return new Bookkeeper(booking, ledger, inbox, gates, intake, sync, needed, documents, repairs, clearing, clock);
    }

    /** What Stripe says about revenue and payouts; a restricted key may lack the permission for any of it. */
    private static List<Connector> documents(StripeAccount account, StripeApi stripe, Clock clock) {
        return List.of(
                new StripeInvoices(account, stripe, clock),
                new StripeCreditNotes(account, stripe, clock),
                new StripeCheckouts(account, stripe, clock),
                new StripePaymentIntents(account, stripe, clock),
                new StripePayouts(account, stripe, clock),
                new StripeSubscriptions(account, stripe, clock));
    }

    /** Everything that the books in a migrated database say now; no source is asked. */
    public static Books readFrom(LedgerSettings settings, Database database, Clock clock) {
        Booking booking = booking(settings.zone());
        return Books.of(ledger(booking, database, clock), booking);
    }

    /** Books a decision of somebody; no source is asked. */
    public static Receipt decide(
            LedgerSettings settings, Database database, Clock clock, Decision decision, Actor actor) {
        return ledger(booking(settings.zone()), database, clock).decide(decision, actor);
    }

    /** By which rules the books of a zone are booked. */
    public static Booking bookingIn(ZoneId zone) {
        return booking(zone);
    }

    /** What reports read of the books that a database holds, to be made anew. */
    public static JdbcReadModels readModels(LedgerSettings settings, Database database, Clock clock) {
        Booking booking = booking(settings.zone());
        ledger(booking, database, clock);
        return new JdbcReadModels(database.booking(), booking, MATCHING);
    }

    /** Everything that the books say now. */
    public Books read() {
        return Books.of(ledger, booking);
    }

    /** By which months and days the books are kept. */
    public BusinessCalendar calendar() {
        return booking.calendar();
    }

    /** By which rule facts become lines. */
    public Booking booking() {
        return booking;
    }

    /** What tells the time here. */
    public Clock clock() {
        return clock;
    }

    /** The currency of the prices of work. */
    public Currency homeCurrency() {
        return adopted(ledger).orElse(CostModel.NONE).currency();
    }

    /** Where facts and lines are. */
    public Ledger ledger() {
        return ledger;
    }

    /** Where messages are. */
    public Inbox inbox() {
        return inbox;
    }

    /** The gate for Stripe's deliveries. */
    public StripeWebhook webhook() {
        return gates.stripe();
    }

    /** The gate for Zendesk's calls, if it makes any. */
    public Optional<ZendeskWebhook> zendeskWebhook() {
        return Optional.ofNullable(gates.zendesk());
    }

    /** What is pulled: customers, balance transactions and tickets, then documents. */
    public List<Connector> connectors() {
        return connectors;
    }

    /** Whether money and work are booked without it. */
    public boolean isOptional(Connector connector) {
        return documents.contains(connector);
    }

    /** The balance transactions of the last days, to be read again once a day. */
    public Connector movementsAgain() {
        return repairs.movements();
    }

    /** The events that no webhook brought, to be looked for once a day. */
    public StripeEventSweep events() {
        return repairs.events();
    }

    /** Whether Stripe states the balance that we have. */
    public StripeClearing clearing() {
        return clearing;
    }

    /** Reads a connector to the end of its stream, from where it stopped last time. */
    public Sync.Outcome sync(Connector connector, Consumer<? super Page> progress) {
        return sync.runOnce(connector, progress);
    }

    /** Books every message that is due; one caller at a time, so that order is kept where it does not cost anything. */
    public synchronized void workOff() {
        while (intake.runOnce() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** A name that no other host uses. */
    private static String holder() {
        return "econlytics-" + UUID.randomUUID();
    }

    /** A sender waits for it, so it gives up soon; the sender comes again. */
    private static Inbox receiving(Database database) {
        JdbcInbox inbox =
                new JdbcInbox(database.receiving(), RetryPolicy.standard().within(LAST_TRY_AFTER));
        return new GroupCommitInbox(inbox, MOST_WAITING, SENDER_WAITS);
    }

    private static Booking booking(ZoneId zone) {
        return new Booking(ChartOfAccounts.standard(), new BusinessCalendar(zone));
    }

    private static Ledger ledger(Booking booking, Database database, Clock clock) {
        try {
            return JdbcLedger.builder(database.booking(), booking, MATCHING)
                    .clock(clock)
                    .durability(database.durability())
                    .open();
        } catch (IllegalArgumentException otherZone) {
            throw new SettingsException(List.of(String.valueOf(otherZone.getMessage())));
        }
    }

    private static Optional<CostModel> adopted(Ledger ledger) {
        return ledger.decisions().stream()
                .filter(Decision.AdoptCosts.class::isInstance)
                .map(Decision.AdoptCosts.class::cast)
                .map(Decision.AdoptCosts::costs)
                .reduce((earlier, later) -> later);
    }

    private static void adopt(CostModel costs, Ledger ledger) {
        if (!adopted(ledger).equals(Optional.of(costs))) {
            ledger.decide(new Decision.AdoptCosts(costs));
        }
    }
}
