package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.stripe.StripeAccount.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The object behind a balance transaction: a charge, a refund, a dispute, a transfer, a payout.
 *
 * <p>A part that is empty is not there, or not known yet. The id, the charge and the seller never change. A charge's own
 * transaction and its customer can be stated later than the charge: until the transaction is stated nothing is booked as
 * settled, and the customer is no part of a fact but of an identity. So the same facts come from an event, from the API and
 * from a listing.
 *
 * @param id the object's id; empty if there is none that can be used
 * @param kind Stripe's word for what it is
 * @param charge the charge it is, or belongs to
 * @param seller the connected account that a charge is for, that a transfer goes to, or that a platform's fee comes from
 * @param transaction the balance transaction that the object names as its own
 * @param payer whose charge it is, if the charge says so
 * @param presented the amount that the object states in the currency in which the customer sees it, such as
 *     {@code EUR 100.00}: of a charge that is captured whole what was authorised, of a refund or dispute its own; positive
 * @param traced whether all is shown of which a fact is made; of one that is not only the id counts
 */
record Origin(
        String id,
        String kind,
        String charge,
        String seller,
        String transaction,
        Payer payer,
        String presented,
        boolean traced) {
    /** Nothing is behind it, as behind a monthly fee. */
    static final Origin NONE = named("");

    /** What {@code object} tells by itself; {@link Origins} asks for what it leaves to its parent. */
    static Origin of(Json object) {
        Optional<String> id = object.findUsableId("id");
        String kind = object.node().path("object").asText("");
        if (id.isEmpty() || kind.isEmpty() || object.node().path("deleted").asBoolean()) {
            return untraced(id.orElse(""));
        }
        return switch (kind) {
            case "charge" -> ofCharge(id.get(), object);
            case "refund", "dispute" -> ofReturn(id.get(), kind, object);
            case "application_fee" -> ofSeller(id.get(), kind, object, "originating_transaction", "account");
            case "transfer" -> ofSeller(id.get(), kind, object, "source_transaction", "destination");
            default -> new Origin(id.get(), kind, "", "", "", Payer.UNKNOWN, "", true);
        };
    }

    /** An object that belongs to no payment, and of which the id is enough. */
    static Origin named(String id) {
        return new Origin(id, "", "", "", "", Payer.UNKNOWN, "", true);
    }

    /** An object that is not shown. An id tells its kind, and of a charge whose the money is. */
    static Origin untraced(String id) {
        String kind = id.matches("(ch|py)_.*") ? "charge" : id.matches("(re|pyr)_.*") ? "refund" : "";
        return new Origin(id, kind, kind.equals("charge") ? id : "", "", "", Payer.UNKNOWN, "", false);
    }

    /** A part of this object, such as the reversal of a transfer. */
    Origin part(String partId, String partKind) {
        return traced ? new Origin(partId, partKind, charge, seller, "", Payer.UNKNOWN, "", true) : untraced(partId);
    }

    /** Whether the object may be one that belongs to a payment, by its id. */
    static boolean mayBeOfPayment(String id) {
        return id.matches("(ch|py|re|pyr|dp|du)_.*");
    }

    /**
     * Whether {@code transactionId} is the movement that the object exists for, such as the charge of a charge; of one that
     * names none, its own is unseen.
     */
    boolean owns(String transactionId, Category category) {
        boolean sameKind = kind.equals(category.code()) && (kind.equals("charge") || kind.equals("refund"));
        return sameKind && (transaction.isEmpty() || transaction.equals(transactionId));
    }

    /** The presented amount, if it is in another currency than the {@code settled} one. */
    Optional<String> presentedOtherThan(Currency settled) {
        return Optional.of(presented)
                .filter(amount -> !amount.isEmpty() && !amount.startsWith(settled.getCurrencyCode()));
    }

    /**
     * Who the charge, its customer and the connected account are. An agent's customer is the connected account that a charge
     * is for, and not the buyer.
     */
    List<Identity> identities(StripeAccount owner) {
        SourceAccount account = owner.account();
        Payer bearer = owner.role() == Role.AGENT ? new Payer(seller, "") : payer;
        List<Identity> identities = new ArrayList<>(bearer.identities(owner, charge));
        boolean earned = kind.equals("application_fee") || kind.equals("fee_refund");
        if (owner.role() != Role.AGENT && earned && !seller.isEmpty()) {
            identities.add(Identity.of(Party.reference(account, seller), List.of(seller)));
        }
        return List.copyOf(identities);
    }

    private static Origin ofCharge(String id, Json charge) {
        Optional<Json> destination = charge.findObject("transfer_data");
        String seller = destination
                .flatMap(data -> data.findUsableId("destination"))
                .or(() -> charge.findUsableId("destination"))
                .or(() -> charge.findUsableId("on_behalf_of"))
                .orElse("");
        return new Origin(
                id,
                "charge",
                id,
                seller,
                charge.findUsableId("balance_transaction").orElse(""),
                Payer.of(charge),
                isCapturedWhole(charge) ? presented(charge, "amount") : "",
                isReadable(charge, "balance_transaction"));
    }

    private static Origin ofReturn(String id, String kind, Json object) {
        Optional<Json> expanded = object.findObject("charge");
        return new Origin(
                id,
                kind,
                object.findUsableId("charge").orElse(""),
                expanded.isPresent() ? of(expanded.get()).seller : "",
                object.findUsableId("balance_transaction").orElse(""),
                expanded.isPresent() ? Payer.of(expanded.get()) : Payer.UNKNOWN,
                presented(object, "amount"),
                isReadable(object, "charge") && isReadable(object, "balance_transaction"));
    }

    private static Origin ofSeller(String id, String kind, Json object, String charge, String seller) {
        return new Origin(
                id,
                kind,
                object.findUsableId(charge).orElse(""),
                object.findUsableId(seller).orElse(""),
                "",
                Payer.UNKNOWN,
                "",
                isReadable(object, charge) && isReadable(object, seller));
    }

    /** Of a part nobody says whether a movement is of it or of the whole, and later captures would change what was stated. */
    private static boolean isCapturedWhole(Json charge) {
        JsonNode all = charge.node();
        boolean inParts = all.at("/payment_method_details/card/multicapture/status")
                .asText("")
                .equals("available");
        return !inParts
                && (!charge.has("amount_captured")
                        || all.path("amount_captured").equals(all.path("amount")));
    }

    private static boolean isReadable(Json object, String field) {
        return !object.has(field) || object.findUsableId(field).isPresent();
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
}
