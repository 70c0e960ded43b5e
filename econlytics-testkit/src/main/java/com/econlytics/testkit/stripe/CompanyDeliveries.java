package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.ApplicationFee;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.Charge;
import com.econlytics.testkit.company.Checkout;
import com.econlytics.testkit.company.CompanyCustomer;
import com.econlytics.testkit.company.Dispute;
import com.econlytics.testkit.company.Invoice;
import com.econlytics.testkit.company.Payout;
import com.econlytics.testkit.company.Refund;
import com.econlytics.testkit.company.Subscription;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.ChargeJson.ChargeState;
import com.econlytics.testkit.stripe.ChargeJson.RefundState;
import com.econlytics.testkit.stripe.Stored.Position;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What Stripe would deliver while a company's story happens. */
final class CompanyDeliveries {
    private static final int OLD_SHAPE_EVERY = 6;
    private static final int SUBSCRIBER_EVERY = 10;

    private final SyntheticCompany company;
    private final StripeJson stripe;
    private final ChargeJson sales;
    private final RevenueJson revenue;
    private final SubscriptionJson recurring;
    private final Map<String, Charge> charges = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();

    /** An event whose object is made when it is sent. */
    private record Happening(
            Instant at,
            String type,
            String apiVersion,
            Supplier<ObjectNode> object,
            Supplier<ObjectNode> previous,
            List<String> releases) {}

    CompanyDeliveries(SyntheticCompany company) {
        this.company = company;
        String currency = company.plan().currency().toLowerCase(Locale.ROOT);
        this.stripe = new StripeJson(currency);
        this.sales = new ChargeJson(stripe, currency);
        this.revenue = new RevenueJson(currency);
        this.recurring = new SubscriptionJson(currency);
        company.charges().forEach(charge -> charges.put(charge.id(), charge));
    }

    /** The deliveries in the order in which they happened; each payload is made when it is read. */
    List<StripeDelivery> list() {
        company.customers().forEach(this::tell);
        company.charges().forEach(this::tell);
        company.applicationFees().forEach(this::tell);
        company.payouts().forEach(this::tell);
        company.invoices().forEach(this::tell);
        company.checkouts().forEach(this::tell);
        company.subscriptions().forEach(this::tell);
        happenings.sort(Comparator.comparing(Happening::at));
        return new InOrder(List.copyOf(happenings));
    }

    /** The same events as Stripe lists them. */
    static void forEachEvent(List<StripeDelivery> deliveries, Consumer<Stored> shelf) {
        InOrder inOrder = (InOrder) deliveries;
        for (int i = 0; i < inOrder.size(); i++) {
            shelf.accept(inOrder.stored(i));
        }
    }

    private void tell(CompanyCustomer customer) {
        happen(customer.created(), "customer.created", () -> stripe.customer(customer));
        if (happenings.size() % SUBSCRIBER_EVERY == 0) {
            Instant subscribed = customer.created().plusSeconds(5);
            happen(subscribed, "invoice.upcoming", () -> upcoming(customer));
        }
    }

    private static ObjectNode upcoming(CompanyCustomer customer) {
        ObjectNode node = StripeJson.object("in" + customer.id().substring(3), "invoice", customer.created());
        return node.put("customer", customer.id()).put("livemode", false).put("amount_paid", 1_000);
    }

    private void tell(Subscription subscription) {
        Instant started = subscription.started();
        Instant changed = subscription.changed();
        Instant ended = subscription.ended();
        happen(started, "customer.subscription.created", () -> recurring.subscription(subscription, started, false));
        if (changed.isAfter(started)) {
            happenings.add(new Happening(
                    changed,
                    "customer.subscription.updated",
                    EventJson.CURRENT,
                    () -> recurring.subscription(subscription, changed, false),
                    () -> recurring.beforeChange(subscription),
                    List.of()));
        }
        if (ended.isBefore(company.plan().end())) {
            happen(ended, "customer.subscription.deleted", () -> recurring.subscription(subscription, ended, true));
        }
    }

    private void tell(Invoice invoice) {
        happen(invoice.created(), "invoice.finalized", () -> revenue.issued(invoice));
        switch (invoice.fate()) {
            case OPEN -> {}
            case UNCOLLECTIBLE ->
                happen(invoice.settled(), "invoice.marked_uncollectible", () -> revenue.invoice(invoice));
            case PAID_OUTSIDE -> happen(invoice.settled(), "invoice.paid", () -> revenue.invoice(invoice));
            case PAID, CREDITED -> {
                happen(invoice.settled(), "invoice.paid", () -> revenue.invoice(invoice));
                happen(invoice.settled(), "invoice_payment.paid", () -> revenue.payment(invoice));
            }
        }
        Charge charge = charges.get(invoice.chargeId());
        if (charge != null) {
            charge.refunds()
                    .forEach(refund -> happen(
                            refund.created(),
                            "credit_note.created",
                            () -> revenue.creditNote(invoice, refund.created())));
        }
    }

    private void tell(Checkout checkout) {
        happen(checkout.charge().created(), "checkout.session.completed", () -> revenue.checkout(checkout));
    }

    private void tell(ApplicationFee fee) {
        happen(fee.created(), "application_fee.created", () -> stripe.applicationFee(fee));
    }

    private void tell(Payout payout) {
        happen(payout.created(), "payout.paid", () -> stripe.payout(payout));
    }

    private void tell(Charge charge) {
        Instant settled = charge.settlements().isEmpty()
                ? charge.created()
                : charge.settlements().get(0).created();
        switch (charge.flow()) {
            case DECLINED -> happen(charge.created(), "charge.failed", charge, ChargeState.at(false, false));
            case AUTHORISED_ONLY -> happen(charge.created(), "charge.succeeded", charge, ChargeState.at(false, false));
            case AUTOMATIC -> happen(charge.created(), "charge.succeeded", charge, ChargeState.at(true, true));
            case MANUAL -> {
                happen(charge.created(), "charge.succeeded", charge, ChargeState.at(false, false));
                happen(settled, "charge.captured", charge, ChargeState.at(true, true));
            }
            case ASYNCHRONOUS -> {
                happen(charge.created(), "charge.succeeded", charge, ChargeState.at(true, false));
                happenings.add(new Happening(
                        settled,
                        "charge.updated",
                        EventJson.CURRENT,
                        () -> sales.charge(charge, ChargeState.at(true, true)),
                        () -> none().putNull("balance_transaction"),
                        List.of(charge.id())));
            }
        }
        for (int i = 0; i < charge.refunds().size(); i++) {
            tell(charge, charge.refunds().subList(0, i + 1));
        }
        charge.disputes().forEach(dispute -> tell(charge, dispute));
    }

    private void tell(Charge charge, List<Refund> soFar) {
        Refund refund = soFar.get(soFar.size() - 1);
        happen(refund.created(), "refund.created", () -> sales.refund(refund, RefundState.first(refund)));
        happen(refund.created(), "charge.refunded", charge, new ChargeState(true, true, soFar, List.of()));
        if (refund.late()) {
            happenings.add(new Happening(
                    refund.created().plusSeconds(30),
                    "refund.updated",
                    EventJson.CURRENT,
                    () -> sales.refund(refund, RefundState.SUCCEEDED),
                    () -> none().putNull("balance_transaction"),
                    List.of(refund.id())));
        }
        if (refund.failed()) {
            Instant failed = refund.settlements().get(1).created();
            happen(failed, "refund.updated", () -> sales.refund(refund, RefundState.FAILED));
            happen(failed, "refund.failed", () -> sales.refund(refund, RefundState.FAILED));
        }
    }

    private void tell(Charge charge, Dispute dispute) {
        List<BalanceTransaction> moved = dispute.settlements();
        String first = ChargeJson.firstStatus(dispute.outcome());
        happen(dispute.created(), "charge.dispute.created", () -> sales.dispute(dispute, first, List.of()));
        happen(dispute.created(), "charge.updated", charge, new ChargeState(true, true, List.of(), List.of(dispute)));
        if (!moved.isEmpty()) {
            happen(
                    dispute.created(),
                    "charge.dispute.funds_withdrawn",
                    () -> sales.dispute(dispute, first, moved.subList(0, 1)));
        }
        if (moved.size() == 2) {
            happen(
                    dispute.closed(),
                    "charge.dispute.funds_reinstated",
                    () -> sales.dispute(dispute, "under_review", moved));
        }
        happen(dispute.closed(), "charge.dispute.closed", () -> sales.dispute(dispute));
    }

    private void happen(Instant at, String type, Charge charge, ChargeState state) {
        boolean old = happenings.size() % OLD_SHAPE_EVERY == 0;
        Supplier<ObjectNode> object = old ? () -> sales.oldCharge(charge, state) : () -> sales.charge(charge, state);
        String apiVersion = old ? EventJson.OLD : EventJson.CURRENT;
        happenings.add(new Happening(at, type, apiVersion, object, CompanyDeliveries::none, List.of()));
    }

    private void happen(Instant at, String type, Supplier<ObjectNode> object) {
        happenings.add(new Happening(at, type, EventJson.CURRENT, object, CompanyDeliveries::none, List.of()));
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Deliveries that are made when they are read. */
    private static final class InOrder extends AbstractList<StripeDelivery> implements RandomAccess {
        private final List<Happening> happenings;

        InOrder(List<Happening> happenings) {
            this.happenings = happenings;
        }

        @Override
        public StripeDelivery get(int index) {
            return event(index).delivery(happenings.get(index).releases());
        }

        Stored stored(int index) {
            Happening happening = happenings.get(index);
            Position position = new Position(happening.at().getEpochSecond(), id(index));
            return new Stored(
                    Resource.EVENT,
                    position,
                    happening.type(),
                    happening.type(),
                    false,
                    () -> event(index).json());
        }

        private EventJson event(int index) {
            Happening happening = happenings.get(index);
            return new EventJson(
                    id(index),
                    happening.type(),
                    happening.at(),
                    happening.apiVersion(),
                    happening.object().get(),
                    happening.previous().get());
        }

        private static String id(int index) {
            return String.format(Locale.ROOT, "evt_1%08d", index);
        }

        @Override
        public int size() {
            return happenings.size();
        }
    }
}
