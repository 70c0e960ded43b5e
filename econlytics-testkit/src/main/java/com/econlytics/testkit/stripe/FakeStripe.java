package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.Charge;
import com.econlytics.testkit.company.ChargeFlow;
import com.econlytics.testkit.company.Refund;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.Loopback;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.recording.Replay;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Stripe on this machine: real HTTP on the loopback interface, in Stripe's wire format, read-only.
 *
 * <pre>{@code
 * try (FakeStripe stripe = FakeStripe.serving(company)) {
 *     // GET stripe.baseUrl() + "/v1/balance_transactions?limit=100&expand[]=data.source"
 *     // Authorization: Bearer stripe.apiKey()
 * }
 * }</pre>
 *
 * <p>It serves {@code /v1/balance_transactions}, {@code charges}, {@code refunds}, {@code disputes}, {@code customers},
 * {@code application_fees}, {@code transfers}, {@code payouts}, {@code invoices}, {@code invoice_payments}, {@code
 * credit_notes}, {@code payment_intents}, {@code checkout/sessions} and {@code events}, each as a list and by id; lists are newest
 * first and know {@code limit}, {@code starting_after}, {@code ending_before}, {@code created[gte|gt|lt|lte]}, {@code type},
 * {@code payout} and the field by which Stripe filters them: {@code source}, {@code customer}, {@code charge}, {@code invoice} or
 * {@code email}; {@code events} know {@code types[]} and {@code delivery_success}, and those of a company's story are all there.
 * Any of its fields that hold ids can be expanded. It serves {@code /v1/balance}, the {@code lines} of invoices and credit notes,
 * the {@code refunds} of charges and application fees and the {@code reversals} of transfers too. Subscriptions are
 * listed by {@code status} as Stripe does, with their {@code subscription_items}, {@code prices} and {@code coupons}. Safe for use by
 * several threads.
 */
public final class FakeStripe implements AutoCloseable {
    private static final String DEFAULT_KEY = "rk_fake";

    private final String apiKey;
    private final StripeObjects objects;
    private final StripeApi api;
    private final Loopback loopback;
    private final List<String> late;
    private final Supplier<List<StripeDelivery>> deliveries;
    private final Replay replay;

    private FakeStripe(
            String apiKey,
            StripeObjects objects,
            List<String> late,
            Supplier<List<StripeDelivery>> deliveries,
            Replay replay) {
        this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
        this.objects = objects;
        this.late = List.copyOf(late);
        this.deliveries = deliveries;
        this.replay = replay;
        this.api = new StripeApi(objects, apiKey);
        loopback = Loopback.start(api, fault -> api.identified(StripeErrors.fault(fault)));
    }

    /** An empty account, with a key of its own. */
    public static FakeStripe start() {
        return start(DEFAULT_KEY);
    }

    /** An empty account. */
    public static FakeStripe start(String apiKey) {
        return new FakeStripe(apiKey, new StripeObjects(), List.of(), List::of, Replay.NOTHING);
    }

    /** The whole story of a company, with a key of its own. */
    public static FakeStripe serving(SyntheticCompany company) {
        return serving(company, DEFAULT_KEY);
    }

    /** The whole story of a company; nothing is withheld until {@link #withholdLate} or {@link #withhold}. */
    public static FakeStripe serving(SyntheticCompany company, String apiKey) {
        CompanyObjects story = new CompanyObjects(company);
        StripeObjects objects = new StripeObjects();
        story.forEach(objects::put);
        company.payouts().forEach(payout -> objects.paidOut(payout.id(), payout.balanceTransactions()));
        CompanyDeliveries.forEachEvent(new CompanyDeliveries(company).list(), objects::put);
        return new FakeStripe(
                apiKey, objects, late(company), () -> new CompanyDeliveries(company).list(), Replay.NOTHING);
    }

    /** Recorded traffic of one account, with a key of its own. */
    public static FakeStripe replaying(Recording recording) {
        return replaying(recording, DEFAULT_KEY);
    }

    /**
     * Recorded traffic of one account: every object that is anywhere in it, however deep in another one, as it was shown last; what
     * Stripe answered is taken to be newer than what events show. Its events are the {@link #deliveries} and are listed too. Nothing
     * is withheld until {@link #withholdLate}, and nothing is refused: {@link #replayed} tells what the fake does not serve.
     *
     * <p>An object is listed with ids where the recording had expanded objects, until somebody asks to expand them. One without
     * {@code created} was created with what it was recorded in.
     */
    public static FakeStripe replaying(Recording recording, String apiKey) {
        RecordedStory story = new RecordedStory(RecordedObjects.of(recording));
        StripeObjects objects = new StripeObjects();
        Replay replay = story.into(objects);
        return new FakeStripe(apiKey, objects, story.late(), story::deliveries, replay);
    }

    /**
     * Adds an object, or replaces the one of its id.
     *
     * @param object with {@code id}, {@code object} (such as {@code charge}) and {@code created} (in seconds)
     * @throws IllegalArgumentException if it lacks one of them, or the fake does not serve its kind
     */
    public FakeStripe put(ObjectNode object) {
        objects.put(Stored.of(object));
        return this;
    }

    /**
     * Adds an invoice or credit note that shows only the first of its lines, as Stripe does when there are many.
     *
     * @param object with all lines under {@code lines.data}
     * @param shown how many of them it shows; all are served under its {@code /lines}
     */
    public FakeStripe putWithLines(ObjectNode object, int shown) {
        objects.putWithLines(object, shown);
        return this;
    }

    /** Tells which balance transactions a payout paid out, for lists that are filtered by {@code payout}. */
    public FakeStripe paidOut(String payout, List<String> balanceTransactions) {
        objects.paidOut(payout, balanceTransactions);
        return this;
    }

    /** States what {@code /v1/balance} answers; else that is the sum of the balance transactions. */
    public FakeStripe balance(ObjectNode balance) {
        objects.balance(balance);
        return this;
    }

    /** Notes that an event reached no endpoint, for lists that are filtered by {@code delivery_success}. */
    public FakeStripe undelivered(String eventId) {
        objects.undelivered(eventId);
        return this;
    }

    /** Refuses a resource, such as {@code invoices}, with status 403 from now on: the key may not read it. */
    public FakeStripe forbid(String resource) {
        api.forbid(resource);
        return this;
    }

    /**
     * Hides the balance transaction of a charge or refund: null in the object, and not found by id or in lists. A charge shows
     * no transfer and no application fee either.
     */
    public void withhold(String id) {
        objects.withhold(Objects.requireNonNull(id, "id"));
    }

    /** Withholds the balance transactions of all charges and refunds of the company or recording that have theirs late. */
    public void withholdLate() {
        late.forEach(objects::withhold);
    }

    /** Shows the balance transaction of a charge or refund that was withheld; else does nothing. */
    public void release(String id) {
        objects.release(id);
    }

    /** Releases each of these charges and refunds. */
    public void release(List<String> ids) {
        ids.forEach(objects::release);
    }

    /** Releases whatever is withheld. */
    public void releaseAll() {
        objects.releaseAll();
    }

    /**
     * Every webhook delivery of the company's story or the recording, in the order in which it happened; none for an empty
     * account.
     *
     * <p>A payload of a company is made each time its element is read, so the list is small however long the story. Some events are
     * in the shape of an old API version, and some are of types that say nothing about money.
     */
    public List<StripeDelivery> deliveries() {
        return deliveries.get();
    }

    /**
     * A delivery of an event about an object as it is served now.
     *
     * @param eventId {@code evt_…}
     * @param type such as {@code charge.succeeded}
     * @param created when the event happened
     * @param objectId the id of the event's object
     * @throws IllegalArgumentException if there is no such object
     */
    public StripeDelivery delivery(String eventId, String type, Instant created, String objectId) {
        return delivery(eventId, type, created, objectId, JsonNodeFactory.instance.objectNode());
    }

    /**
     * A delivery of an event about an object as it is served now, which says what it changed.
     *
     * @param previous the fields that it changed, with their values before
     * @throws IllegalArgumentException if there is no such object
     */
    public StripeDelivery delivery(String eventId, String type, Instant created, String objectId, ObjectNode previous) {
        ObjectNode object = objects.find(objectId)
                .map(objects::render)
                .orElseThrow(() -> new IllegalArgumentException("no object " + objectId));
        return new EventJson(eventId, type, created, EventJson.CURRENT, object, previous).delivery(List.of());
    }

    /** What became of the recording; nothing for a fake of another kind. */
    public Replay replayed() {
        return replay;
    }

    /** Where it listens, such as {@code http://127.0.0.1:34567}. */
    public String baseUrl() {
        return loopback.baseUrl();
    }

    /** The key that requests must bear. */
    public String apiKey() {
        return apiKey;
    }

    /** Makes the next {@code count} requests fail, after those that are to fail already. */
    public void failNext(int count, Fault fault) {
        loopback.failNext(count, fault);
    }

    /** Makes requests fail by this plan and no other from now on. */
    public FakeStripe failBy(FaultPlan plan) {
        loopback.failBy(plan);
        return this;
    }

    /** How many requests came so far, failed ones included. */
    public int requestCount() {
        return loopback.requestCount();
    }

    /** The requests so far, failed ones included, as {@code GET /v1/charges/ch_1?expand[]=…}. */
    public List<String> requests() {
        return loopback.requests();
    }

    @Override
    public void close() {
        loopback.close();
    }

    private static List<String> late(SyntheticCompany company) {
        List<String> late = new ArrayList<>();
        for (Charge charge : company.charges()) {
            if (charge.flow() == ChargeFlow.ASYNCHRONOUS) {
                late.add(charge.id());
            }
            charge.refunds().stream().filter(Refund::late).map(Refund::id).forEach(late::add);
        }
        return late;
    }
}
