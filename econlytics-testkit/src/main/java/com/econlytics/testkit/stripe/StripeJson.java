package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.ApplicationFee;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.CompanyCustomer;
import com.econlytics.testkit.company.MovementType;
import com.econlytics.testkit.company.Payout;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects of the account in Stripe's wire format. */
final class StripeJson {
    private static final Duration SETTLEMENT = Duration.ofDays(2);

    private final String currency;

    StripeJson(String currency) {
        this.currency = currency;
    }

    static ObjectNode object(String id, String object, Instant created) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("object", object);
        node.put("created", created.getEpochSecond());
        return node;
    }

    /** The balance that these balance transactions add up to. */
    static ObjectNode balance(List<ObjectNode> transactions) {
        ObjectNode balance =
                JsonNodeFactory.instance.objectNode().put("object", "balance").put("livemode", false);
        for (String part : List.of("available", "pending")) {
            SortedMap<String, Long> sums = new TreeMap<>();
            for (ObjectNode transaction : transactions) {
                boolean here = part.equals(transaction.path("status").asText("available"));
                sums.merge(
                        transaction.path("currency").asText(),
                        here ? transaction.path("net").asLong() : 0,
                        Math::addExact);
            }
            ArrayNode amounts = balance.putArray(part);
            sums.forEach(
                    (currency, net) -> amounts.addObject().put("amount", net).put("currency", currency));
        }
        return balance;
    }

    /** Puts null for the empty text. */
    static void putText(ObjectNode node, String field, String text) {
        if (text.isEmpty()) {
            node.putNull(field);
        } else {
            node.put(field, text);
        }
    }

    ObjectNode customer(CompanyCustomer customer) {
        ObjectNode node = object(customer.id(), "customer", customer.created());
        node.putNull("address");
        node.put("balance", 0);
        node.put("currency", currency);
        node.putNull("default_source");
        node.put("delinquent", false);
        node.putNull("description");
        putText(node, "email", customer.email());
        node.put("livemode", false);
        ObjectNode metadata = node.putObject("metadata");
        customer.metadata().forEach(metadata::put);
        node.putNull("name");
        node.putNull("phone");
        node.putNull("shipping");
        node.put("tax_exempt", "none");
        return node;
    }

    ObjectNode balanceTransaction(BalanceTransaction movement) {
        ObjectNode node = object(movement.id(), "balance_transaction", movement.created());
        node.put("amount", movement.amountMinor());
        node.put("available_on", movement.created().plus(SETTLEMENT).getEpochSecond());
        node.put("balance_type", "payments");
        node.put("currency", currency);
        putText(node, "description", movement.type() == MovementType.STRIPE_FEE ? "Billing - Usage Fee" : "");
        node.putNull("exchange_rate");
        node.put("fee", movement.feeMinor());
        ArrayNode details = node.putArray("fee_details");
        if (movement.feeMinor() != 0) {
            ObjectNode detail = details.addObject();
            detail.put("amount", movement.feeMinor());
            detail.putNull("application");
            detail.put("currency", currency);
            detail.put("description", disputed(movement.type()) ? "Dispute fee" : "Stripe processing fees");
            detail.put("type", "stripe_fee");
        }
        node.put("net", movement.netMinor());
        node.put("reporting_category", movement.type().reportingCategory());
        putText(node, "source", movement.source());
        node.put("status", "available");
        node.put("type", movement.type().wireName());
        return node;
    }

    private static boolean disputed(MovementType type) {
        return type == MovementType.DISPUTE || type == MovementType.DISPUTE_REVERSAL;
    }

    ObjectNode applicationFee(ApplicationFee fee) {
        ObjectNode node = object(fee.id(), "application_fee", fee.created());
        node.put("account", fee.account());
        node.put("amount", fee.amountMinor());
        node.put("amount_refunded", 0);
        node.putNull("application");
        node.put("balance_transaction", fee.settlement().id());
        node.put("charge", fee.chargeId());
        node.put("currency", currency);
        ObjectNode source = node.putObject("fee_source");
        source.put("charge", fee.chargeId());
        source.put("type", "charge");
        node.put("livemode", false);
        node.putNull("originating_transaction");
        node.put("refunded", false);
        ObjectNode refunds = node.putObject("refunds");
        refunds.put("object", "list");
        refunds.putArray("data");
        refunds.put("has_more", false);
        refunds.put("url", "/v1/application_fees/" + fee.id() + "/refunds");
        return node;
    }

    ObjectNode payout(Payout payout) {
        ObjectNode node = object(payout.id(), "payout", payout.created());
        node.put("amount", payout.amountMinor());
        node.put("arrival_date", payout.created().plus(SETTLEMENT).getEpochSecond());
        node.put("automatic", true);
        node.put("balance_transaction", payout.settlement().id());
        node.put("currency", currency);
        node.put("description", "STRIPE PAYOUT");
        node.putNull("failure_balance_transaction");
        node.putNull("failure_code");
        node.put("livemode", false);
        node.putObject("metadata");
        node.put("method", "standard");
        node.put("status", "paid");
        node.put("type", "bank_account");
        return node;
    }
}
