package com.econlytics.stripe;

import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.stripe.StripeSignature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Objects and events of the shapes that Stripe documents, with made-up ids. */
final class Payloads {
    static final SourceAccount ACCOUNT = SourceAccount.of("stripe", "acct_1");
    static final StripeAccount TEST_ACCOUNT = new StripeAccount(ACCOUNT, StripeAccount.Mode.TEST);
    static final Instant CREATED = Instant.parse("2026-03-05T10:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-05T10:01:00Z");
    static final String SECRET = "whsec_fixture";

    private Payloads() {}

    static ObjectNode object(String id, String kind) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return object.put("id", id).put("object", kind).put("created", CREATED.getEpochSecond());
    }

    /** A captured charge of cus_1. */
    static ObjectNode charge(String id, long amount, String balanceTransaction) {
        ObjectNode charge = object(id, "charge");
        charge.put("amount", amount).put("amount_captured", amount).put("amount_refunded", 0);
        charge.put("captured", true)
                .put("paid", true)
                .put("status", "succeeded")
                .put("refunded", false);
        charge.put("currency", "usd").put("customer", "cus_1").put("livemode", false);
        return orNull(charge, "balance_transaction", balanceTransaction);
    }

    static ObjectNode authorisation(String id, long amount) {
        return charge(id, amount, "").put("captured", false).put("amount_captured", 0);
    }

    static ObjectNode refund(String id, String charge, long amount, String balanceTransaction) {
        ObjectNode refund = object(id, "refund");
        refund.put("amount", amount)
                .put("charge", charge)
                .put("currency", "usd")
                .put("status", "succeeded");
        return orNull(refund, "balance_transaction", balanceTransaction);
    }

    static ObjectNode dispute(String id, String charge, String status, ObjectNode... transactions) {
        ObjectNode dispute = object(id, "dispute");
        dispute.put("amount", 1000).put("charge", charge).put("currency", "usd").put("status", status);
        for (ObjectNode transaction : transactions) {
            dispute.withArray("balance_transactions").add(transaction);
        }
        return dispute;
    }

    /** A balance transaction whose fee, if any, is a processing fee. */
    static ObjectNode transaction(String id, String category, String source, long amount, long fee) {
        ObjectNode transaction = object(id, "balance_transaction");
        transaction
                .put("amount", amount)
                .put("fee", fee)
                .put("net", amount - fee)
                .put("currency", "usd");
        transaction
                .put("reporting_category", category)
                .put("type", type(category))
                .put("status", "pending");
        transaction.withArray("fee_details");
        if (fee != 0) {
            feeDetail(transaction, "stripe_fee", fee);
        }
        return orNull(transaction, "source", source);
    }

    static ObjectNode feeDetail(ObjectNode transaction, String type, long amount) {
        transaction
                .withArray("fee_details")
                .addObject()
                .put("type", type)
                .put("amount", amount)
                .put("currency", "usd");
        return transaction;
    }

    static ObjectNode customer(String id, String email) {
        ObjectNode customer = object(id, "customer").put("livemode", false);
        return orNull(customer, "email", email);
    }

    static ObjectNode event(String id, String type, JsonNode object) {
        ObjectNode event = object(id, "event");
        event.put("api_version", "2026-07-29.dahlia").put("livemode", false).put("type", type);
        event.putObject("data").set("object", object);
        return event;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String signature(byte[] body) {
        return StripeSignature.header(body, SECRET, NOW);
    }

    private static ObjectNode orNull(ObjectNode object, String field, String value) {
        return value.isEmpty() ? object.putNull(field) : object.put(field, value);
    }

    private static String type(String category) {
        return category.startsWith("dispute") ? "adjustment" : category;
    }
}
