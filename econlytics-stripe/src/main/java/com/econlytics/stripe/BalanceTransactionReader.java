package com.econlytics.stripe;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one rule by which a balance transaction becomes a posting, whichever way it came.
 *
 * <p>The contents depend on what never changes: the transaction's id, amounts, currency, category and creation, and the
 * charge behind it, and what that presented. So an event, a look at the API and a listing of all history give the same fact, and any number of
 * them counts once.
 *
 * <p>A charge or refund that names the transaction as its own has the empty ordinal: that is the fact which was booked
 * provisionally while the transaction was not known. Every other movement is told apart by the transaction's id. A
 * movement of nothing needs no fact. A movement whose payment Stripe does not show is not booked by a guess.
 */
final class BalanceTransactionReader {
    private final SourceAccount account;
    private final StripeAccount owner;
    private final StripeApi api;

    BalanceTransactionReader(StripeAccount account, StripeApi api) {
        this.account = account.account();
        this.owner = account;
        this.api = api;
    }

    /**
     * Reads {@code transaction}.
     *
     * @param known the object that led to it, in case it is the source and the transaction only names it
     * @param now bounds the time of creation
     * @throws UnreadableException also if the payment behind it cannot be found ({@link Reason#SOURCE_NOT_FOUND}) or is of
     *     the other mode
     */
    Reading read(Json transaction, Origin known, Instant now) throws UnreadableException {
        Category category = Category.of(transaction);
        Origin origin = origin(transaction, category, known);
        Legs legs = Legs.of(transaction, category, origin);
        Instant created = transaction.time("created", now);
        FactId id = factId(transaction.id(), category, origin);
        SortedMap<String, String> attributes = attributes(transaction.id(), category, origin, legs);
        List<Leg> all = legs.all();
        Reading identities = Reading.of(origin.identities(account));
        if (all.isEmpty()) {
            return identities;
        }
        Posting posting = new Posting(id, Posting.SETTLED, created, party(category, origin), all, attributes);
        return new Reading(List.of(posting), identities.identities());
    }

    private Origin origin(Json transaction, Category category, Origin known) throws UnreadableException {
        Optional<Json> expanded = transaction.findObject("source");
        if (expanded.isPresent()) {
            return shown(expanded.get());
        }
        String id = transaction.findId("source").orElse("");
        if (id.isEmpty() || id.equals(known.id())) {
            return id.isEmpty() ? Origin.NONE : known;
        }
        return category.isOfPayment() || Origin.mayBeOfPayment(id) ? lookUp(transaction) : Origin.named(id);
    }

    private Origin lookUp(Json transaction) throws UnreadableException {
        Optional<Json> source =
                api.findBalanceTransaction(transaction.id()).flatMap(found -> found.findObject("source"));
        return shown(source.orElseThrow(() -> transaction.wrong(Reason.SOURCE_NOT_FOUND, "source")));
    }

    private Origin shown(Json source) throws UnreadableException {
        owner.requireModeOf(source);
        return Origin.of(source);
    }

    private FactId factId(String transactionId, Category category, Origin origin) {
        if (origin.id().isEmpty()) {
            return FactId.of(account, transactionId, category.code());
        }
        boolean own = category.canBeOwn() && origin.owns(transactionId);
        return new FactId(account, origin.id(), category.code(), own ? "" : transactionId);
    }

    private Party party(Category category, Origin origin) {
        if (!origin.charge().isEmpty()) {
            return Party.reference(account, origin.charge());
        }
        boolean someones = category.isOfPayment() || category.kind() == Category.Kind.EARNING;
        return someones ? Party.unknown() : Party.shared();
    }

    private static SortedMap<String, String> attributes(
            String transactionId, Category category, Origin origin, Legs legs) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("balance_transaction", transactionId);
        attributes.put("category", category.code());
        if (!origin.charge().isEmpty()) {
            attributes.put("charge", origin.charge());
        }
        if (category.movesAllOfItsSource()) {
            origin.presentedOtherThan(legs.currency()).ifPresent(amount -> attributes.put("presented", amount));
        }
        if (category.kind() == Category.Kind.UNKNOWN) {
            attributes.put("flag", "unknown_category");
        } else if (category.kind() == Category.Kind.UNCLASSIFIED) {
            attributes.put("flag", "unclassified");
        } else if (legs.isDoubtful()) {
            attributes.put("flag", "unknown_fee");
        }
        return attributes;
    }
}
