package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who paid, as a payment tells it.
 *
 * @param customer the id of the customer; empty if it names none
 * @param email the address of a guest; empty if there is a customer, or none was given
 */
record Payer(String customer, String email) {
    static final Payer UNKNOWN = new Payer("", "");

    /** Who paid {@code charge}: its customer, else that of the payment or the invoice it belongs to, where they are shown. */
    static Payer of(Json charge) {
        String customer = customerOf(charge);
        for (String owner : List.of("payment_intent", "invoice")) {
            Optional<Json> shown = charge.findObject(owner);
            customer = customer.isEmpty() && shown.isPresent() ? customerOf(shown.get()) : customer;
        }
        return new Payer(customer, customer.isEmpty() ? guest(charge) : "");
    }

    /** The customer that {@code owner} names, or the account that stands for one; empty if it names none. */
    static String customerOf(Json owner) {
        String customer = named(owner, "customer");
        return customer.isEmpty() ? named(owner, "customer_account") : customer;
    }

    private static String named(Json owner, String field) {
        JsonNode value = owner.node().path(field);
        return Json.keepable(value.isObject() ? value.path("id") : value);
    }

    private static String guest(Json charge) {
        String typed = Json.keepable(charge.node().path("billing_details").path("email"));
        return typed.isEmpty() ? Json.keepable(charge.node().path("receipt_email")) : typed;
    }

    /** What this tells of the party that {@code charge} is, if there is one, and of the customer. */
    List<Identity> identities(StripeAccount account, String charge) {
        List<Identity> identities = new ArrayList<>();
        if (!charge.isEmpty()) {
            identities.add(identity(account, Party.reference(account.account(), charge)));
        }
        if (!customer.isEmpty()) {
            identities.add(Identity.of(Party.ofRecord(account.account(), customer)));
        }
        return List.copyOf(identities);
    }

    private Identity identity(StripeAccount account, Party reference) {
        if (!customer.isEmpty()) {
            return Identity.of(reference, List.of(customer));
        }
        boolean byEmail = account.guests() == StripeAccount.Guests.BY_EMAIL && !email.isEmpty();
        return new Identity(
                reference,
                Identity.Role.OUTSIDE,
                new TreeSet<>(),
                new TreeSet<>(byEmail ? List.of(email) : List.of()),
                null);
    }

    /** Whether it is known, and no name: both are personal. */
    @Override
    public String toString() {
        return "Payer[" + (customer.isEmpty() ? "guest" : "customer") + "]";
    }
}
