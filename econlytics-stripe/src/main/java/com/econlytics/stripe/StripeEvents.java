package com.econlytics.stripe;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Understands Stripe's events, of every API version.
 *
 * <p>An event is a reason to look at the object it is about; amounts are read from balance transactions alone, and what an
 * invoice, a credit note or a payout states from the API. So it does not matter how many events tell of one thing, in
 * which order, or how often.
 *
 * <p>Example: {@code new Intake(inbox, new StripeEvents(account, api), ledger, clock, 100).runOnce()}.
 */
public final class StripeEvents implements MessageReader {
    private static final int LONGEST_TYPE = 100;
    private static final int TYPES_AT_ONCE = 20;

    /** The types that are understood; an endpoint may be subscribed to exactly these. */
    private static final List<String> TYPES = List.of(
            "application_fee.created",
            "application_fee.refund.updated",
            "application_fee.refunded",
            "charge.captured",
            "charge.dispute.closed",
            "charge.dispute.created",
            "charge.dispute.funds_reinstated",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "charge.expired",
            "charge.failed",
            "charge.pending",
            "charge.refund.updated",
            "charge.refunded",
            "charge.succeeded",
            "charge.updated",
            "checkout.session.async_payment_succeeded",
            "checkout.session.completed",
            "credit_note.created",
            "credit_note.updated",
            "credit_note.voided",
            "customer.created",
            "customer.deleted",
            "customer.discount.created",
            "customer.discount.deleted",
            "customer.discount.updated",
            "customer.subscription.created",
            "customer.subscription.deleted",
            "customer.subscription.paused",
            "customer.subscription.pending_update_applied",
            "customer.subscription.pending_update_expired",
            "customer.subscription.resumed",
            "customer.subscription.updated",
            "customer.updated",
            "invoice.finalized",
            "invoice.marked_uncollectible",
            "invoice.paid",
            "invoice.payment_failed",
            "invoice.payment_succeeded",
            "invoice.updated",
            "invoice.voided",
            "invoice_payment.paid",
            "payment_intent.succeeded",
            "payout.canceled",
            "payout.created",
            "payout.failed",
            "payout.paid",
            "payout.reconciliation_completed",
            "payout.updated",
            "refund.created",
            "refund.failed",
            "refund.updated",
            "transfer.created",
            "transfer.reversed",
            "transfer.updated");

    private final StripeAccount account;
    private final Charges charges;
    private final Refunds refunds;
    private final Disputes disputes;
    private final ApplicationFees applicationFees;
    private final Transfers transfers;
    private final CustomerEvents customers;
    private final RevenueEvents revenue;

    /**
     * Reads the events of {@code account}, and asks {@code api} for what they leave open: twice at most, seconds apart,
     * because a message can wait and the ones behind it should not.
     *
     * @throws IllegalArgumentException if the API key is one of the account's other mode
     */
    public StripeEvents(StripeAccount account, StripeApi api) {
        this.account = Objects.requireNonNull(account, "account");
        StripeApi brief = api.requireModeOf(account).withShortPatience();
        Movements movements = new Movements(account, brief);
        this.revenue = new RevenueEvents(account, brief);
        this.refunds = new Refunds(brief, movements);
        this.charges = new Charges(account, brief, movements, refunds);
        this.disputes = new Disputes(brief, movements);
        this.applicationFees = new ApplicationFees(brief, movements);
        this.transfers = new Transfers(brief, movements, new Origins(account, brief));
        this.customers = new CustomerEvents(account, brief);
    }

    /** Whose events these are. */
    SourceAccount account() {
        return account.account();
    }

    /** The types that are understood, in parts that Stripe takes at once. */
    static List<List<String>> typesInParts() {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < TYPES.size(); from += TYPES_AT_ONCE) {
            parts.add(TYPES.subList(from, Math.min(from + TYPES_AT_ONCE, TYPES.size())));
        }
        return parts;
    }

    @Override
    public Preparation read(Message message, Instant now) {
        try {
            Json event = new Json(StrictJson.parse(message.body().toByteArray()), "$");
            return finding(event, now).preparation(message, now);
        } catch (UnreadableException unreadable) {
            return Preparation.of(Disposition.quarantined(message, unreadable.reason(), unreadable.detail()));
        }
    }

    private Finding finding(Json event, Instant now) throws UnreadableException {
        if (event.findText("object").orElse("").equals("v2.core.event")) {
            return Finding.ignored(Reason.THIN_EVENT, type(event));
        }
        String type = type(event);
        boolean live = event.flag("livemode");
        if (live != (account.mode() == StripeAccount.Mode.LIVE)) {
            return Finding.ignored(Reason.OTHER_MODE, live ? "live" : "test");
        }
        Optional<String> other = event.findId("account");
        if (other.isPresent() && !other.get().equals(account.account().account())) {
            return Finding.ignored(Reason.OTHER_ACCOUNT, other.get());
        }
        Event told = new Event(type, event.time("created", now), event.object("data"));
        return look(told, now);
    }

    private Finding look(Event event, Instant now) throws UnreadableException {
        String type = event.type();
        Json object = event.object();
        return switch (type) {
            case "charge.succeeded",
                    "charge.captured",
                    "charge.updated",
                    "charge.pending",
                    "charge.failed",
                    "charge.expired" -> charges.look(of("charge", object), now);
            case "charge.refunded" -> charges.lookWithRefunds(of("charge", object), now);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                refunds.look(of("refund", object), now);
            case "application_fee.created", "application_fee.refunded" ->
                applicationFees.look(of("application_fee", object), now);
            case "application_fee.refund.updated" -> applicationFees.lookAtRefund(of("fee_refund", object), now);
            case "transfer.created", "transfer.updated", "transfer.reversed" ->
                transfers.look(of("transfer", object), now);
            default -> lookByFamily(event, now);
        };
    }

    private Finding lookByFamily(Event event, Instant now) throws UnreadableException {
        if (event.type().startsWith("charge.dispute.")) {
            return disputes.look(event.type(), of("dispute", event.object()), now);
        }
        return event.type().startsWith("customer.")
                ? customers.look(event, now)
                : revenue.look(event.type(), event.object(), now);
    }

    /** The object of an event, which must be of the kind that its type announces. */
    static Json of(String kind, Json object) throws UnreadableException {
        if (!object.text("object").equals(kind)) {
            throw object.wrong(Reason.SCHEMA, "object");
        }
        return object;
    }

    private static String type(Json event) throws UnreadableException {
        String type = event.text("type");
        if (type.length() > LONGEST_TYPE || !type.matches("[a-z0-9_.\\[\\]]+")) {
            throw event.wrong(Reason.SCHEMA, "type");
        }
        return type;
    }
}
