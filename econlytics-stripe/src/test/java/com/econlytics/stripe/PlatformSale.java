package com.econlytics.stripe;

import static com.econlytics.stripe.ConnectObjects.applicationFee;
import static com.econlytics.stripe.ConnectObjects.destinationCharge;
import static com.econlytics.stripe.ConnectObjects.feeRefund;
import static com.econlytics.stripe.ConnectObjects.reversal;
import static com.econlytics.stripe.ConnectObjects.transfer;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;

import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A sale over a platform with all that became of it: what Stripe serves, and what it tells by events.
 *
 * @param key ends every id of it
 * @param way how the buyer's money reaches the seller
 * @param amount what the buyer paid
 * @param fee what Stripe takes
 * @param share what the platform keeps
 * @param returned what of the amount is given back to the buyer
 * @param disputed whether the buyer's bank withdrew the payment
 */
record PlatformSale(String key, Way way, long amount, long fee, long share, long returned, boolean disputed) {
    /** How the buyer's money reaches the seller. */
    enum Way {
        /** The platform's charge, passed on whole, of which a fee comes back. */
        DESTINATION,
        /** The platform's charge, and a transfer of the rest. */
        SEPARATE,
        /** The platform's charge, and a transfer that names no charge. */
        SEPARATE_FROM_BALANCE,
        /** The seller's own charge, of which the platform has a fee. */
        DIRECT
    }

    private record Movement(ObjectNode transaction, ObjectNode source, String event) {}

    /** Puts everything on the fake, as it is in the end. */
    void serve(FakeStripe stripe) {
        for (Movement movement : movements()) {
            stripe.put(movement.transaction).put(movement.source);
        }
        if (disputed && way != Way.DIRECT) {
            stripe.put(dispute()).put(withdrawal());
        }
    }

    /** The id of the charge whose movements are told late; of a direct charge there is none on the platform. */
    List<String> late() {
        return way == Way.DIRECT ? List.of() : List.of("ch_" + key);
    }

    /** What is told while the movements of the charge are not known yet. */
    List<ObjectNode> earlyEvents() {
        return way == Way.DIRECT
                ? List.of()
                : List.of(event("evt_early_" + key, "charge.succeeded", paid("").putNull("application_fee")));
    }

    /** What is told once they are. */
    List<ObjectNode> lateEvents() {
        List<ObjectNode> events = new ArrayList<>();
        for (Movement movement : movements()) {
            events.add(event("evt_" + movement.transaction.path("id").asText(), movement.event, about(movement)));
        }
        if (disputed && way != Way.DIRECT) {
            events.add(event("evt_dp_" + key, "charge.dispute.funds_withdrawn", dispute()));
        }
        return events;
    }

    private JsonNode about(Movement movement) {
        return switch (movement.event) {
            case "transfer.reversed" -> transferred();
            case "application_fee.refunded" -> earned();
            default -> movement.source;
        };
    }

    private List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        if (way != Way.DIRECT) {
            movements.add(new Movement(
                    transaction("txn_ch_" + key, "charge", "ch_" + key, amount, fee),
                    paid("txn_ch_" + key),
                    "charge.updated"));
            movements.add(new Movement(
                    transaction("txn_tr_" + key, "transfer", "tr_" + key, -passedOn(), 0),
                    transferred(),
                    "transfer.created"));
        }
        if (way == Way.DIRECT || way == Way.DESTINATION) {
            movements.add(new Movement(
                    transaction("txn_fee_" + key, "platform_earning", "fee_" + key, share, 0),
                    earned(),
                    "application_fee.created"));
        }
        if (returned > 0) {
            movements.addAll(returns());
        }
        return movements;
    }

    private List<Movement> returns() {
        List<Movement> returns = new ArrayList<>();
        if (way != Way.DIRECT) {
            returns.add(new Movement(
                    transaction("txn_re_" + key, "refund", "re_" + key, -returned, 0),
                    refund("re_" + key, "ch_" + key, returned, "txn_re_" + key),
                    "refund.created"));
            returns.add(new Movement(
                    transaction("txn_trr_" + key, "transfer_reversal", "trr_" + key, returned / 2, 0)
                            .put("type", "transfer_refund"),
                    reversal("trr_" + key, "tr_" + key, returned / 2, "txn_trr_" + key),
                    "transfer.reversed"));
        }
        if (way == Way.DIRECT || way == Way.DESTINATION) {
            returns.add(new Movement(
                    transaction("txn_fr_" + key, "platform_earning_refund", "fr_" + key, -share / 2, 0),
                    feeRefund("fr_" + key, "fee_" + key, share / 2, "txn_fr_" + key),
                    "application_fee.refunded"));
        }
        return returns;
    }

    private long passedOn() {
        return way == Way.DESTINATION ? amount : amount - share;
    }

    private ObjectNode paid(String balanceTransaction) {
        ObjectNode paid = way == Way.DESTINATION
                ? destinationCharge("ch_" + key, amount, balanceTransaction)
                : charge("ch_" + key, amount, balanceTransaction);
        return balanceTransaction.isEmpty() ? paid.putNull("transfer") : paid.put("transfer", "tr_" + key);
    }

    private ObjectNode transferred() {
        String charge = way == Way.SEPARATE_FROM_BALANCE ? "" : "ch_" + key;
        return transfer("tr_" + key, charge, passedOn(), "txn_tr_" + key);
    }

    private ObjectNode earned() {
        String charge = way == Way.DIRECT ? "" : "ch_" + key;
        return applicationFee("fee_" + key, charge, share, "txn_fee_" + key);
    }

    private ObjectNode dispute() {
        return Payloads.dispute("dp_" + key, "ch_" + key, "lost", withdrawal());
    }

    private ObjectNode withdrawal() {
        return transaction("txn_dp_" + key, "dispute", "dp_" + key, -amount, 1500);
    }
}
