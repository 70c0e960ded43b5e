package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.object;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects of Stripe Connect of the shapes that Stripe documents, as the platform sees them. */
final class ConnectObjects {
    static final String SELLER = "acct_seller";

    private ConnectObjects() {}

    /** A charge of cus_1 that is passed on to {@link #SELLER}; its movements are told late. */
    static ObjectNode destinationCharge(String id, long amount, String balanceTransaction) {
        ObjectNode charge = Payloads.charge(id, amount, balanceTransaction);
        charge.put("on_behalf_of", SELLER).putObject("transfer_data").put("destination", SELLER);
        return charge;
    }

    /**
     * What is passed on to {@link #SELLER}.
     *
     * @param charge the charge that pays for it; empty if the balance does
     */
    static ObjectNode transfer(String id, String charge, long amount, String balanceTransaction) {
        ObjectNode transfer = object(id, "transfer").put("amount", amount).put("destination", SELLER);
        transfer.put("currency", "usd").put("livemode", false).put("balance_transaction", balanceTransaction);
        return orNull(transfer, "source_transaction", charge);
    }

    static ObjectNode reversal(String id, String transfer, long amount, String balanceTransaction) {
        ObjectNode reversal = object(id, "transfer_reversal").put("amount", amount);
        reversal.put("currency", "usd").put("transfer", transfer);
        return reversal.put("balance_transaction", balanceTransaction);
    }

    /**
     * The platform's fee.
     *
     * @param charge the platform's own charge; empty if the payment is the connected account's
     */
    static ObjectNode applicationFee(String id, String charge, long amount, String balanceTransaction) {
        ObjectNode fee = object(id, "application_fee").put("amount", amount).put("account", SELLER);
        fee.put("charge", "py_of_" + id).put("currency", "usd").put("livemode", false);
        fee.put("balance_transaction", balanceTransaction);
        return orNull(fee, "originating_transaction", charge);
    }

    static ObjectNode feeRefund(String id, String fee, long amount, String balanceTransaction) {
        ObjectNode refund = object(id, "fee_refund").put("amount", amount).put("currency", "usd");
        return refund.put("fee", fee).put("balance_transaction", balanceTransaction);
    }

    private static ObjectNode orNull(ObjectNode object, String field, String value) {
        return value.isEmpty() ? object.putNull(field) : object.put(field, value);
    }
}
