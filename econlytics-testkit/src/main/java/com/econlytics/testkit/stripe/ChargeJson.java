package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.Charge;
import com.econlytics.testkit.company.ChargeFlow;
import com.econlytics.testkit.company.Dispute;
import com.econlytics.testkit.company.DisputeOutcome;
import com.econlytics.testkit.company.Refund;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Charges, refunds and disputes in Stripe's wire format, as they were at some moment. */
final class ChargeJson {
    private final StripeJson stripe;
    private final String currency;

    /** How far a charge has come. */
    record ChargeState(boolean captured, boolean settled, List<Refund> refunds, List<Dispute> disputes) {
        ChargeState {
            refunds = List.copyOf(refunds);
            disputes = List.copyOf(disputes);
        }

        static ChargeState last(Charge charge) {
            List<Refund> arrived =
                    charge.refunds().stream().filter(refund -> !refund.failed()).toList();
            boolean settled = !charge.settlements().isEmpty();
            return new ChargeState(settled, settled, arrived, charge.disputes());
        }

        static ChargeState at(boolean captured, boolean settled) {
            return new ChargeState(captured, settled, List.of(), List.of());
        }

        long refundedMinor() {
            return refunds.stream().mapToLong(Refund::amountMinor).sum();
        }
    }

    /** How far a refund has come. */
    enum RefundState {
        PENDING("pending"),
        SUCCEEDED("succeeded"),
        FAILED("failed");

        private final String wireName;

        RefundState(String wireName) {
            this.wireName = wireName;
        }

        static RefundState first(Refund refund) {
            return refund.late() ? PENDING : SUCCEEDED;
        }

        static RefundState last(Refund refund) {
            return refund.failed() ? FAILED : SUCCEEDED;
        }
    }

    ChargeJson(StripeJson stripe, String currency) {
        this.stripe = stripe;
        this.currency = currency;
    }

    ObjectNode charge(Charge charge, ChargeState state) {
        boolean declined = charge.flow() == ChargeFlow.DECLINED;
        ObjectNode node = StripeJson.object(charge.id(), "charge", charge.created());
        node.put("amount", charge.amountMinor());
        node.put("amount_captured", state.captured() ? charge.capturedMinor() : 0);
        node.put("amount_refunded", state.refundedMinor());
        node.putNull("application_fee");
        node.putNull("application_fee_amount");
        StripeJson.putText(node, "balance_transaction", state.settled() ? settlement(charge) : "");
        node.put("captured", state.captured());
        node.put("currency", currency);
        StripeJson.putText(node, "customer", charge.customerId());
        node.putNull("description");
        node.put("disputed", !state.disputes().isEmpty());
        node.putNull("failure_balance_transaction");
        StripeJson.putText(node, "failure_code", declined ? "card_declined" : "");
        StripeJson.putText(node, "failure_message", declined ? "Your card was declined." : "");
        node.put("livemode", false);
        node.putObject("metadata");
        node.put("paid", !declined);
        node.put("payment_intent", intent(charge.id()));
        node.putObject("payment_method_details")
                .put("type", charge.id().startsWith("ch_") ? "card" : "us_bank_account");
        boolean refunded = charge.capturedMinor() > 0 && state.refundedMinor() == charge.capturedMinor();
        node.put("refunded", refunded);
        node.put("status", declined ? "failed" : "succeeded");
        return node;
    }

    /** A charge as API versions before 2022-11-15 showed it: with its refunds, its dispute and its invoice. */
    ObjectNode oldCharge(Charge charge, ChargeState state) {
        ObjectNode node = charge(charge, state);
        String dispute =
                state.disputes().isEmpty() ? "" : state.disputes().get(0).id();
        StripeJson.putText(node, "dispute", dispute);
        node.putNull("invoice");
        ObjectNode refunds = node.putObject("refunds");
        refunds.put("object", "list");
        ArrayNode items = refunds.putArray("data");
        state.refunds().forEach(refund -> items.add(refund(refund, RefundState.first(refund))));
        refunds.put("has_more", false);
        refunds.put("total_count", state.refunds().size());
        refunds.put("url", "/v1/charges/" + charge.id() + "/refunds");
        return node;
    }

    ObjectNode refund(Refund refund, RefundState state) {
        ObjectNode node = StripeJson.object(refund.id(), "refund", refund.created());
        node.put("amount", refund.amountMinor());
        boolean known = state != RefundState.PENDING;
        StripeJson.putText(
                node, "balance_transaction", known ? refund.settlements().get(0).id() : "");
        node.put("charge", refund.chargeId());
        node.put("currency", currency);
        if (state == RefundState.FAILED) {
            node.put("failure_balance_transaction", refund.settlements().get(1).id());
            node.put("failure_reason", "expired_or_canceled_card");
        }
        node.putObject("metadata");
        node.put("payment_intent", intent(refund.chargeId()));
        node.putNull("reason");
        node.putNull("receipt_number");
        node.put("status", state.wireName);
        return node;
    }

    /**
     * A dispute.
     *
     * @param status the status then
     * @param moved the balance transactions until then
     */
    ObjectNode dispute(Dispute dispute, String status, List<BalanceTransaction> moved) {
        ObjectNode node = StripeJson.object(dispute.id(), "dispute", dispute.created());
        node.put("amount", dispute.amountMinor());
        ArrayNode settlements = node.putArray("balance_transactions");
        moved.forEach(movement -> settlements.add(stripe.balanceTransaction(movement)));
        node.put("charge", dispute.chargeId());
        node.put("currency", currency);
        node.put("is_charge_refundable", moved.isEmpty());
        node.put("livemode", false);
        node.putObject("metadata");
        node.put("payment_intent", intent(dispute.chargeId()));
        node.put("reason", "fraudulent");
        node.put("status", status);
        return node;
    }

    ObjectNode dispute(Dispute dispute) {
        return dispute(dispute, lastStatus(dispute.outcome()), dispute.settlements());
    }

    static String firstStatus(DisputeOutcome outcome) {
        return outcome == DisputeOutcome.INQUIRY ? "warning_needs_response" : "needs_response";
    }

    static String lastStatus(DisputeOutcome outcome) {
        return switch (outcome) {
            case LOST -> "lost";
            case WON, WON_WITH_FEE -> "won";
            case INQUIRY -> "warning_closed";
        };
    }

    private static String settlement(Charge charge) {
        return charge.settlements().isEmpty() ? "" : charge.settlements().get(0).id();
    }

    static String intent(String chargeId) {
        return "pi" + chargeId.substring(2);
    }
}
