package com.econlytics.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Stripe for what it says about payments: invoices, credit notes, checkouts, payouts and their parts. */
final class RevenueApi {
    private final StripeApi api;

    RevenueApi(StripeApi api) {
        this.api = api;
    }

    /** An invoice with its first lines and payments. */
    Optional<Json> findInvoice(String id) {
        return api.find("invoices", id, StripeApi.expanding("payments"));
    }

    /** All lines of an invoice; empty if Stripe does not have it. */
    Optional<List<Json>> findLinesOfInvoice(String id) {
        return api.findAll("/v1/invoices/" + StripeApi.encoded(id) + "/lines", Map.of());
    }

    /** All payments of an invoice, whatever became of them. */
    Optional<List<Json>> findPaymentsOf(String invoiceId) {
        return api.findAll("/v1/invoice_payments", Map.of("invoice", invoiceId));
    }

    /** A credit note with its first lines. */
    Optional<Json> findCreditNote(String id) {
        return api.find("credit_notes", id, Map.of());
    }

    /** All lines of a credit note; empty if Stripe does not have it. */
    Optional<List<Json>> findLinesOfCreditNote(String id) {
        return api.findAll("/v1/credit_notes/" + StripeApi.encoded(id) + "/lines", Map.of());
    }

    /** A payment with the charge that made it. */
    Optional<Json> findPaymentIntent(String id) {
        return api.find("payment_intents", id, StripeApi.expanding("latest_charge"));
    }

    /** A charge. */
    Optional<Json> findCharge(String id) {
        return api.findCharge(id);
    }

    /** A payout. */
    Optional<Json> findPayout(String id) {
        return api.find("payouts", id, Map.of());
    }

    /** All balance transactions that a payout paid out; Stripe can tell of automatic payouts alone. */
    Optional<List<Json>> findMembersOf(String payoutId) {
        return api.findAll("/v1/balance_transactions", Map.of("payout", payoutId));
    }

    /** Invoices of a window with their first lines and payments. */
    Optional<Listing> listInvoices(Window window, Instant before, int limit) {
        return api.list("/v1/invoices", window, before, limit, StripeApi.expanding("data.payments"));
    }

    /** Credit notes of a window. */
    Optional<Listing> listCreditNotes(Window window, Instant before, int limit) {
        return api.list("/v1/credit_notes", window, before, limit, Map.of());
    }

    /** Checkouts of a window. */
    Optional<Listing> listCheckouts(Window window, Instant before, int limit) {
        return api.list("/v1/checkout/sessions", window, before, limit, Map.of());
    }

    /** Payments of a window with the charges that made them. */
    Optional<Listing> listPaymentIntents(Window window, Instant before, int limit) {
        return api.list("/v1/payment_intents", window, before, limit, StripeApi.expanding("data.latest_charge"));
    }

    /** Payouts of a window. */
    Optional<Listing> listPayouts(Window window, Instant before, int limit) {
        return api.list("/v1/payouts", window, before, limit, Map.of());
    }
}
