package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The object behind a balance transaction: a charge, a refund, a dispute, a payout.
 *
 * <p>A part that is empty is not there, or not known yet. The id and the charge never change. A charge's own transaction
 * and its customer can be stated later than the charge: until the transaction is stated nothing is booked as settled, and
 * the customer is no part of a fact but of an identity. So the same facts come from an event, from the API and from a
 * listing.
 *
 * @param id the object's id
 * @param charge the charge it is, or belongs to
 * @param transaction the balance transaction that the object names as its own
 * @param customer whose charge it is, if the charge says so
 * @param presented the amount that the object states in the currency in which the customer sees it, such as
 *     {@code EUR 100.00}: of a charge what was authorised, of a refund or dispute its own; positive
 */
record Origin(String id, String charge, String transaction, String customer, String presented) {
    /** Nothing is behind it, as behind a monthly fee. */
    static final Origin NONE = new Origin("", "", "", "", "");

    /** What {@code object} tells. */
    static Origin of(Json object) throws UnreadableException {
        String kind = object.findText("object").orElse("");
        if (kind.equals("charge")) {
            return ofCharge(object);
        }
        if (!kind.equals("refund") && !kind.equals("dispute")) {
            return new Origin(object.id(), "", "", "", "");
        }
        Optional<Json> expanded = object.findObject("charge");
        return new Origin(
                object.id(),
                object.findId("charge").orElse(""),
                object.findId("balance_transaction").orElse(""),
                expanded.isPresent() ? ofCharge(expanded.get()).customer : "",
                presented(object, "amount"));
    }

    private static Origin ofCharge(Json charge) throws UnreadableException {
        Optional<Json> expanded = charge.findObject("customer");
        Optional<String> customer = expanded.isPresent() ? expanded.get().findName("id") : charge.findName("customer");
        return new Origin(
                charge.id(),
                charge.id(),
                charge.findId("balance_transaction").orElse(""),
                customer.orElse(""),
                presented(charge, charge.has("amount_captured") ? "amount_captured" : "amount"));
    }

    /** What cannot be read here is in the transaction in a way that can, so it keeps no movement out. */
    private static String presented(Json object, String name) {
        try {
            return object.has(name) && object.has("currency")
                    ? StripeCurrencies.money(object, name).toString()
                    : "";
        } catch (UnreadableException unclear) {
            return "";
        }
    }

    /** The presented amount, if it is in another currency than the {@code settled} one. */
    Optional<String> presentedOtherThan(Currency settled) {
        return Optional.of(presented)
                .filter(amount -> !amount.isEmpty() && !amount.startsWith(settled.getCurrencyCode()));
    }

    /** An object that belongs to no payment, and of which the id is enough. */
    static Origin named(String id) {
        return new Origin(id, "", "", "", "");
    }

    /** Whether the object may be one that belongs to a payment, by its id. */
    static boolean mayBeOfPayment(String id) {
        return id.matches("(ch|py|re|pyr|dp|du)_.*");
    }

    /** Whether {@code transactionId} is the object's own one; one that names none has its own first one unseen. */
    boolean owns(String transactionId) {
        return transaction.isEmpty() || transaction.equals(transactionId);
    }

    /** Who the charge and its customer are. */
    List<Identity> identities(SourceAccount account) {
        List<Identity> identities = new ArrayList<>();
        if (!charge.isEmpty()) {
            Party reference = Party.reference(account, charge);
            identities.add(customer.isEmpty() ? Identity.of(reference) : Identity.of(reference, List.of(customer)));
        }
        if (!customer.isEmpty()) {
            identities.add(Identity.of(Party.ofRecord(account, customer)));
        }
        return List.copyOf(identities);
    }
}
