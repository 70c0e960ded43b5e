package com.econlytics.pnl;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The settled postings that concern one payment in one currency: its receipt, and what was given back of it.
 *
 * <p>A payment is what a posting's party refers to or, where the party is no reference, the posting's own object.
 *
 * <p>Example: charge {@code ch_1} of 29.00, its refund of 10.00 and a failed second refund are one payment.
 */
public final class Payment {
    private static final Set<Account> RECEIVED =
            Set.of(ChartOfAccounts.RECEIPTS, ChartOfAccounts.FAILED_PAYMENTS, ChartOfAccounts.UNCAPTURED);
    private static final Comparator<Posting> BY_TIME =
            Comparator.comparing(Posting::occurredAt).thenComparing(Posting::id);

    private final Currency currency;
    private final List<Posting> postings = new ArrayList<>();
    private long receivedMinor;

    private Payment(Currency currency) {
        this.currency = currency;
    }

    /** All payments among these facts, in no particular order; contested and provisional postings are left out. */
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

    /** The currency of its amounts. */
    public Currency currency() {
        return currency;
    }

    /** What was received, late failures and releases deducted, refunds not. */
    public Money received() {
        return new Money(receivedMinor, currency);
    }

    /** Whose it is. */
    public Party party() {
        return postings.get(0).party();
    }

    /** The postings that brought money, by time; none if the payment as a whole brought none. */
    public Stream<Posting> receipts() {
        return receivedMinor <= 0
                ? Stream.empty()
                : postings.stream().filter(Payment::bringsMoney).sorted(BY_TIME);
    }

    /** The postings of refunds and disputes, and of what came back of them, by time. */
    public Stream<Posting> reversals() {
        return postings.stream()
                .filter(posting -> posting.legs().stream().anyMatch(leg -> isReversal(leg.account())))
                .sorted(BY_TIME);
    }

    /** What {@code posting} received or failed to receive, signed from the company's side. */
    static Money received(Posting posting, Currency currency) {
        return sum(posting, currency, leg -> isReceived(leg.account()));
    }

    /** What {@code posting} gave back, negative, or brought back, positive. */
    static Money reversed(Posting posting, Currency currency) {
        return sum(posting, currency, leg -> isReversal(leg.account()));
    }

    static boolean isReversal(Account account) {
        return account.section() == Section.REFUNDS || account.section() == Section.DISPUTES;
    }

    static boolean isReceived(Account account) {
        return RECEIVED.contains(account);
    }

    private static Money sum(Posting posting, Currency currency, Predicate<Leg> which) {
        return posting.legs().stream().filter(which).map(Leg::amount).reduce(Money.zero(currency), Money::plus);
    }

    private void add(Posting posting) {
        postings.add(posting);
        receivedMinor = Math.addExact(receivedMinor, received(posting, currency).amountMinor());
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
