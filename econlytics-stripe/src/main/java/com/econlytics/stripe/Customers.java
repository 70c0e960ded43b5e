package com.econlytics.stripe;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads who a customer is: the e-mail address, the ids it has elsewhere, since when, and what the account's mapping names. */
final class Customers {
    private final StripeAccount account;
    private final CustomerAttributes attributes;

    Customers(StripeAccount account) {
        this.account = account;
        this.attributes = new CustomerAttributes(account);
    }

    /** What a list tells of {@code customer}. */
    Reading seen(Json customer, Instant now) throws UnreadableException {
        Identity who = identity(customer, now);
        return reading(who, isDeleted(customer) ? List.of() : attributes.seen(who, customer, now));
    }

    /** What an event tells of its customer; one that was deleted is still somebody, and nothing more is known of it. */
    Reading told(Event event, Instant now) throws UnreadableException {
        Json customer = StripeEvents.of("customer", event.object());
        Identity who = identity(customer, now);
        return reading(who, isDeleted(customer) ? List.of() : stated(event, who, customer));
    }

    private List<DatedAttribute> stated(Event event, Identity who, Json customer) {
        return switch (event.type()) {
            case "customer.created" -> attributes.created(who, customer);
            case "customer.updated" ->
                event.findPrevious()
                        .map(previous -> attributes.changed(who, customer, previous, event.at()))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static Reading reading(Identity who, List<DatedAttribute> stated) {
        return new Reading(List.of(), List.of(who), stated);
    }

    private Identity identity(Json customer, Instant now) throws UnreadableException {
        String id = customer.findName("id").orElseThrow(() -> customer.wrong(Reason.SCHEMA, "id"));
        return new Identity(
                Party.ofRecord(account.account(), id),
                Identity.Role.OUTSIDE,
                aliases(customer),
                new TreeSet<>(customer.findName("email").stream().toList()),
                customer.has("created") ? customer.time("created", now) : null);
    }

    private NavigableSet<String> aliases(Json customer) throws UnreadableException {
        NavigableSet<String> aliases =
                new TreeSet<>(customer.findName("customer_account").stream().toList());
        Optional<Json> metadata = customer.findObject("metadata");
        if (metadata.isPresent()) {
            metadata.get().findName(account.externalIdKey()).ifPresent(aliases::add);
        }
        return aliases;
    }

    private static boolean isDeleted(Json customer) throws UnreadableException {
        return customer.has("deleted") && customer.flag("deleted");
    }
}
