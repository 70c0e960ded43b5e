package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What counts of one record as of a month.
 *
 * @param posting the record
 * @param customer who bears it
 * @param origin in which month it happened
 * @param unit of which currency
 * @param amounts what stands on which account, in minor units
 */
record Known(Posting posting, CustomerId customer, YearMonth origin, Unit unit, Map<Account, Long> amounts) {
    static final Comparator<Known> BY_TIME =
            Comparator.comparing((Known known) -> known.posting.occurredAt()).thenComparing(Known::id);

    FactId id() {
        return posting.id();
    }

    long amountOn(Account account) {
        return amounts.getOrDefault(account, 0L);
    }

    /** The document that the record is, with the amounts that count. */
    Optional<Document> document() {
        Set<Account> accounts = new LinkedHashSet<>();
        posting.legs().forEach(leg -> accounts.add(leg.account()));
        accounts.addAll(amounts.keySet());
        List<Leg> legs = new ArrayList<>();
        accounts.forEach(account -> legs.add(new Leg(account, unit.money(amountOn(account)))));
        return Document.read(new Posting(
                posting.id(), posting.revision(), posting.occurredAt(), posting.party(), legs, posting.attributes()));
    }
}
