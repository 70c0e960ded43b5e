package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads who a customer is: the e-mail address, the id in the company's other systems, and since when. */
final class Customers {
    private final StripeAccount account;

    Customers(StripeAccount account) {
        this.account = account;
    }

    /** The identity of {@code customer}; of one that was deleted, what is left of it. */
    Identity read(Json customer, Instant now) throws UnreadableException {
        String id = customer.findName("id").orElseThrow(() -> customer.wrong(Reason.SCHEMA, "id"));
        return new Identity(
                Party.ofRecord(account.account(), id),
                Identity.Role.OUTSIDE,
                aliases(customer),
                new TreeSet<>(customer.findName("email").stream().toList()),
                customer.has("created") ? customer.time("created", now) : null);
    }

    private NavigableSet<String> aliases(Json customer) throws UnreadableException {
        NavigableSet<String> aliases = new TreeSet<>();
        Optional<Json> metadata = customer.findObject("metadata");
        if (metadata.isPresent()) {
            metadata.get().findName(account.externalIdKey()).ifPresent(aliases::add);
        }
        return aliases;
    }
}
