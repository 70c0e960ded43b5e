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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The objects of a company as they are at the end of its story. */
final class CompanyObjects {
    private final SyntheticCompany company;
    private final StripeJson stripe;
    private final ChargeJson sales;
    private final RevenueJson revenue;
    private final SubscriptionJson recurring;

    CompanyObjects(SyntheticCompany company) {
        this.company = company;
        String currency = company.plan().currency().toLowerCase(Locale.ROOT);
        this.stripe = new StripeJson(currency);
        this.sales = new ChargeJson(stripe, currency);
        this.revenue = new RevenueJson(currency);
        this.recurring = new SubscriptionJson(currency);
    }

    void forEach(Consumer<Stored> shelf) {
        company.customers().forEach(customer -> shelf.accept(stored(customer)));
        for (Charge charge : company.charges()) {
            shelf.accept(stored(charge));
            charge.refunds().forEach(refund -> shelf.accept(stored(refund)));
            charge.disputes().forEach(dispute -> shelf.accept(stored(dispute)));
        }
        company.applicationFees().forEach(fee -> shelf.accept(stored(fee)));
        company.payouts().forEach(payout -> shelf.accept(stored(payout)));
        company.balanceTransactions().forEach(movement -> shelf.accept(stored(movement)));
        documents(shelf);
        company.subscriptions().forEach(subscription -> subscribe(subscription, shelf));
    }

    private void subscribe(Subscription subscription, Consumer<Stored> shelf) {
        boolean over = subscription.ended().isBefore(company.plan().end());
        shelf.accept(Stored.of(recurring.subscription(subscription, subscription.ended(), over)));
        shelf.accept(Stored.of(recurring.item(subscription, subscription.ended())));
        shelf.accept(Stored.of(recurring.price(subscription)));
    }

    private void documents(Consumer<Stored> shelf) {
        Map<String, Charge> charges = new HashMap<>();
        company.charges().forEach(charge -> charges.put(charge.id(), charge));
        for (Invoice invoice : company.invoices()) {
            shelf.accept(Stored.of(revenue.invoice(invoice)));
            Charge charge = charges.get(invoice.chargeId());
            if (charge != null) {
                shelf.accept(Stored.of(revenue.payment(invoice)));
                shelf.accept(Stored.of(revenue.intent(charge)));
                charge.refunds()
                        .forEach(refund -> shelf.accept(Stored.of(revenue.creditNote(invoice, refund.created()))));
            }
        }
        for (Checkout checkout : company.checkouts()) {
            shelf.accept(Stored.of(revenue.checkout(checkout)));
            shelf.accept(Stored.of(revenue.intent(checkout.charge())));
        }
    }

    private Stored stored(CompanyCustomer customer) {
        return stored(
                Resource.CUSTOMER,
                customer.id(),
                customer.created(),
                customer.email(),
                () -> stripe.customer(customer));
    }

    private Stored stored(Charge charge) {
        return stored(
                Resource.CHARGE,
                charge.id(),
                charge.created(),
                charge.customerId(),
                () -> sales.charge(charge, ChargeState.last(charge)));
    }

    private Stored stored(Refund refund) {
        return stored(
                Resource.REFUND,
                refund.id(),
                refund.created(),
                refund.chargeId(),
                () -> sales.refund(refund, RefundState.last(refund)));
    }

    private Stored stored(Dispute dispute) {
        return stored(
                Resource.DISPUTE, dispute.id(), dispute.created(), dispute.chargeId(), () -> sales.dispute(dispute));
    }

    private Stored stored(ApplicationFee fee) {
        return stored(
                Resource.APPLICATION_FEE, fee.id(), fee.created(), fee.chargeId(), () -> stripe.applicationFee(fee));
    }

    private Stored stored(Payout payout) {
        return stored(Resource.PAYOUT, payout.id(), payout.created(), "paid", () -> stripe.payout(payout));
    }

    private Stored stored(BalanceTransaction movement) {
        Position position = new Position(movement.created().getEpochSecond(), movement.id());
        String type = movement.type().wireName();
        return new Stored(
                Resource.BALANCE_TRANSACTION,
                position,
                movement.source(),
                type,
                false,
                () -> stripe.balanceTransaction(movement));
    }

    private static Stored stored(
            Resource resource, String id, Instant created, String filtered, Supplier<ObjectNode> json) {
        return new Stored(resource, new Position(created.getEpochSecond(), id), filtered, "", false, json);
    }
}
