package com.econlytics.cohort;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settled postings that concern one payment in one currency: a payment that was captured twice is one, and one that
 * failed after it had been counted brought nothing.
 */
public final class Payment {
    private static final Set<Account> RECEIVED =
            Set.of(ChartOfAccounts.RECEIPTS, ChartOfAccounts.FAILED_PAYMENTS, ChartOfAccounts.UNCAPTURED);

    private final List<Posting> postings = new ArrayList<>();
    private final Currency currency;
    private long receivedMinor;

    private Payment(Currency currency) {
        this.currency = currency;
    }

    /** All payments among these facts, in no particular order. */
    public static Collection<Payment> of(Collection<Standing> standings) {
        Map<Key, Payment> payments = new HashMap<>();
        for (Standing standing : standings) {
            if (!standing.isContested() && standing.content() instanceof Posting posting && isSettled(posting)) {
                posting.legs().stream()
                        .map(leg -> leg.amount().currency())
                        .distinct()
                        .forEach(currency -> payments.computeIfAbsent(
                                        Key.of(posting, currency), unseen -> new Payment(currency))
                                .add(posting));
            }
        }
        return payments.values();
    }

    /** What was received, late failures and releases deducted, refunds not. */
    public Money received() {
        return new Money(receivedMinor, currency);
    }

    /** Whose it is. */
    public Party party() {
        return postings.get(0).party();
    }

    /** The postings that brought money, if the payment as a whole did. */
    Stream<Posting> receipts() {
        return receivedMinor <= 0 ? Stream.empty() : postings.stream().filter(Payment::bringsMoney);
    }

    private void add(Posting posting) {
        postings.add(posting);
        receivedMinor = posting.legs().stream()
                .filter(leg -> RECEIVED.contains(leg.account()))
                .map(leg -> leg.amount().amountMinor())
                .reduce(receivedMinor, Math::addExact);
    }

    private static boolean isSettled(Posting posting) {
        return posting.revision() != Posting.PROVISIONAL;
    }

    private static boolean bringsMoney(Posting posting) {
        return posting.legs().stream().anyMatch(Payment::bringsMoney);
    }

    private static boolean bringsMoney(Leg leg) {
        return leg.account().equals(ChartOfAccounts.RECEIPTS) && leg.amount().amountMinor() > 0;
    }

    /** What tells payments apart: a reference, or an object of a source; and the currency. */
    private record Key(SourceAccount account, String kind, String id, Currency currency) {
        static Key of(Posting posting, Currency currency) {
            if (posting.party() instanceof Party.Reference reference) {
                return new Key(reference.account(), "reference", reference.id(), currency);
            }
            FactId fact = posting.id();
            return new Key(fact.account(), "object", fact.object(), currency);
        }
    }
}
