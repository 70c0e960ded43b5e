package com.econlytics.stripe;

import java.time.Instant;
import java.util.LinkedHashMap;
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
        return api.find("invoices", id, expanding("payments"));
    }

    /** All lines of an invoice; empty if Stripe does not have it. */
    Optional<List<Json>> findLinesOfInvoice(String id) throws UnreadableException {
        return findAll("/v1/invoices/" + StripeApi.encoded(id) + "/lines", Map.of());
    }

    /** All payments of an invoice, whatever became of them. */
    Optional<List<Json>> findPaymentsOf(String invoiceId) throws UnreadableException {
        return findAll("/v1/invoice_payments", Map.of("invoice", invoiceId));
    }

    /** A credit note with its first lines. */
    Optional<Json> findCreditNote(String id) {
        return api.find("credit_notes", id, Map.of());
    }

    /** All lines of a credit note; empty if Stripe does not have it. */
    Optional<List<Json>> findLinesOfCreditNote(String id) throws UnreadableException {
        return findAll("/v1/credit_notes/" + StripeApi.encoded(id) + "/lines", Map.of());
    }

    /** A payment with the charge that made it. */
    Optional<Json> findPaymentIntent(String id) {
        return api.find("payment_intents", id, expanding("latest_charge"));
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
    Optional<List<Json>> findMembersOf(String payoutId) throws UnreadableException {
        return findAll("/v1/balance_transactions", Map.of("payout", payoutId));
    }

    /** Invoices of a window with their first lines and payments. */
    Optional<Listing> listInvoices(Window window, Instant before, int limit) {
        return list("/v1/invoices", window, before, limit, "data.payments");
    }

    /** Credit notes of a window. */
    Optional<Listing> listCreditNotes(Window window, Instant before, int limit) {
        return list("/v1/credit_notes", window, before, limit);
    }

    /** Checkouts of a window. */
    Optional<Listing> listCheckouts(Window window, Instant before, int limit) {
        return list("/v1/checkout/sessions", window, before, limit);
    }

    /** Payments of a window with the charges that made them. */
    Optional<Listing> listPaymentIntents(Window window, Instant before, int limit) {
        return list("/v1/payment_intents", window, before, limit, "data.latest_charge");
    }

    /** Payouts of a window. */
    Optional<Listing> listPayouts(Window window, Instant before, int limit) {
        return list("/v1/payouts", window, before, limit);
    }

    private Optional<Listing> list(String path, Window window, Instant before, int limit, String... fields) {
        Map<String, Object> created = new LinkedHashMap<>();
        created.put("gte", window.since());
        created.put("lt", before.getEpochSecond());
        Map<String, Object> params = new LinkedHashMap<>(fields.length == 0 ? Map.of() : expanding(fields));
        params.put("limit", (long) limit);
        params.put("created", created);
        if (!window.after().isEmpty()) {
            params.put("starting_after", window.after());
        }
        return api.list(path, params);
    }

    private Optional<List<Json>> findAll(String path, Map<String, Object> filter) throws UnreadableException {
        Map<String, Object> params = new LinkedHashMap<>(filter);
        params.put("limit", StripeApi.ALL_PER_PAGE);
        return StripeApi.findAll(last -> {
            if (!last.isEmpty()) {
                params.put("starting_after", last);
            }
            return api.list(path, params);
        });
    }

    private static Map<String, Object> expanding(String... fields) {
        return Map.of("expand", List.of(fields));
    }
}
