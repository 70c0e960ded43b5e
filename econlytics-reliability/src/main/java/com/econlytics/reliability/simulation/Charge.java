package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A payment.
 *
 * @param id the vendor's
 * @param party who paid
 * @param gross how much
 * @param at when
 * @param feeMinor what the vendor keeps of it
 * @param settled whether the vendor has said so
 */
record Charge(String id, Party party, Money gross, Instant at, long feeMinor, boolean settled) {
    Charge settle() {
        return new Charge(id, party, gross, at, feeMinor, true);
    }

    Posting posting() {
        FactId fact = factId(id);
        return settled
                ? Posting.settled(
                        fact,
                        at,
                        party,
                        List.of(
                                new Leg(ChartOfAccounts.RECEIPTS, gross),
                                new Leg(ChartOfAccounts.PROCESSING_FEES, new Money(-feeMinor, gross.currency()))))
                : new Posting(
                        fact,
                        Posting.PROVISIONAL,
                        at,
                        party,
                        List.of(new Leg(ChartOfAccounts.FEE_UNKNOWN, gross)),
                        new TreeMap<>());
    }

    /** What states the payment {@code id}. */
    static FactId factId(String id) {
        return FactId.of(Books.PAYMENTS, id, "charge");
    }

    /** Whose the payment is, for those who know only the payment. */
    List<Identity> identities() {
        return party instanceof Party.OfRecord customer
                ? List.of(Identity.of(reference(), List.of(customer.id())))
                : List.of();
    }

    Party.Reference reference() {
        return new Party.Reference(Books.PAYMENTS, id);
    }
}
