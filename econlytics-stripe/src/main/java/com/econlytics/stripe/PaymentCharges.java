package com.econlytics.stripe;

import java.util.Optional;

/** Finds the charge by which something was paid: the postings of a payment name it. */
final class PaymentCharges {
    private final RevenueApi api;

    PaymentCharges(RevenueApi api) {
        this.api = api;
    }

    /** The charge under {@code charge}, or of the payment intent under {@code payment_intent}; empty if there is none. */
    Optional<Json> find(Json payer) throws UnreadableException {
        if (payer.has("charge")) {
            return shown(payer, "charge");
        }
        Optional<Json> intent = payer.findObject("payment_intent");
        if (intent.isEmpty() && payer.has("payment_intent")) {
            intent = api.findPaymentIntent(payer.findId("payment_intent").orElseThrow());
        }
        return intent.isPresent() ? ofIntent(intent.get()) : Optional.empty();
    }

    /** The charge that made the payment of {@code intent}; empty if there is none. */
    Optional<Json> ofIntent(Json intent) throws UnreadableException {
        return shown(intent, "latest_charge");
    }

    private Optional<Json> shown(Json owner, String field) throws UnreadableException {
        Optional<Json> expanded = owner.findObject(field);
        Optional<String> id = owner.findId(field);
        return expanded.isEmpty() && id.isPresent() ? api.findCharge(id.get()) : expanded;
    }
}
