package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;

/** Understands the events about customers, their subscriptions and their discounts. */
final class CustomerEvents {
    private final Customers customers;
    private final Subscriptions subscriptions;

    CustomerEvents(StripeAccount account, StripeApi api) {
        this.customers = new Customers(account);
        this.subscriptions = new Subscriptions(account, api);
    }

    Finding look(Event event, Instant now) throws UnreadableException {
        return switch (event.type()) {
            case "customer.created", "customer.updated", "customer.deleted" ->
                Finding.applied(customers.told(event, now));
            case "customer.subscription.created",
                    "customer.subscription.updated",
                    "customer.subscription.deleted",
                    "customer.subscription.paused",
                    "customer.subscription.resumed",
                    "customer.subscription.pending_update_applied",
                    "customer.subscription.pending_update_expired" -> subscriptions.look(event, now);
            case "customer.subscription.trial_will_end" ->
                Finding.ignored(Reason.NOTHING_STATED, event.object().id());
            case "customer.discount.created", "customer.discount.updated", "customer.discount.deleted" ->
                subscriptions.lookAtDiscount(StripeEvents.of("discount", event.object()), now);
            default -> Finding.ignored(Reason.UNHANDLED_TYPE, event.type());
        };
    }
}
