package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What all documents of one invoice, or of one credit note, have in common.
 *
 * <p>Stripe changes neither once it is issued, except that it can become void. So there are two revisions: as issued, and
 * void, which is the same with amounts of zero. Whichever of its states a document is seen in, the contents of a revision
 * are the same.
 *
 * @param account whose ids these are
 * @param id the invoice's or credit note's own
 * @param party whose it is
 * @param at when it was issued
 * @param json as Stripe shows it
 */
record Issued(SourceAccount account, String id, Party party, Instant at, Json json) {
    private static final long AS_ISSUED = Posting.SETTLED;
    private static final long VOID = Posting.SETTLED + 1;

    static Issued of(Json json, SourceAccount account, Instant at) throws UnreadableException {
        String customer = Payer.customerOf(json);
        Party party = customer.isEmpty() ? Party.unknown() : Party.ofRecord(account, customer);
        return new Issued(account, json.id(), party, at, json);
    }

    boolean isVoid() throws UnreadableException {
        return json.text("status").equals("void");
    }

    long revision() throws UnreadableException {
        return isVoid() ? VOID : AS_ISSUED;
    }

    /** So many of Stripe's minor units; none if it is void. */
    Money money(long stripeMinor) throws UnreadableException {
        return amount(isVoid() ? 0 : stripeMinor);
    }

    /** So many of Stripe's minor units, also if it is void. */
    Money amount(long stripeMinor) throws UnreadableException {
        Currency currency = StripeCurrencies.currency(json);
        return StripeCurrencies.money(stripeMinor, currency, json, "total");
    }

    /** The key of a part that Stripe gives no id of its own. */
    String part(String name) {
        return id + "_" + name;
    }

    /** The number that is printed on it, by which the company's books name it. */
    Optional<String> findNumber() throws UnreadableException {
        return json.findText("number").filter(number -> number.chars().noneMatch(Character::isISOControl));
    }

    /** When it is to be paid; at once if nothing else is agreed. */
    Instant dueAt() throws UnreadableException {
        return json.has("due_date") ? json.date("due_date") : at;
    }

    List<Identity> identities() {
        return party instanceof Party.Unknown ? List.of() : List.of(Identity.of(party));
    }
}
