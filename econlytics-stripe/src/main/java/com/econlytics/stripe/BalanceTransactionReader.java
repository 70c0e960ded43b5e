package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.ArrayList;
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
 * movement of nothing needs no fact.
 *
 * <p>A transaction that states its amounts is always applied. While Stripe does not show what is behind it, the statement has
 * a lower revision, made of the transaction alone, and gives way to the full one.
 */
final class BalanceTransactionReader {
    private final SourceAccount account;
    private final StripeAccount owner;
    private final Origins origins;

    BalanceTransactionReader(StripeAccount account, Origins origins) {
        this.account = account.account();
        this.owner = account;
        this.origins = origins;
    }

    /**
     * Reads {@code transaction}.
     *
     * @param known the object that led to it, in case it is the source and the transaction only names it
     * @param now bounds the time of creation
     * @throws UnreadableException if the transaction does not state its amounts, or what is behind it is of the other mode
     */
    Reading read(Json transaction, Origin known, Instant now) throws UnreadableException {
        Category category = Category.of(transaction);
        Origin origin = origins.behind(transaction, category, known);
        Placement placement = Placement.of(category, origin, owner);
        Legs legs = Legs.of(transaction, placement);
        Instant created = transaction.time("created", now);
        FactId id = factId(transaction.id(), category, origin);
        SortedMap<String, String> attributes = attributes(transaction.id(), category, origin, legs);
        flags(category, origin, placement, legs).ifPresent(flags -> attributes.put("flag", flags));
        List<Identity> identities = origin.identities(owner);
        if (legs.all().isEmpty()) {
            return Reading.of(identities);
        }
        long revision = origin.traced() ? Posting.SETTLED : Posting.UNTRACED;
        Posting posting = new Posting(id, revision, created, placement.party(), legs.all(), attributes);
        return new Reading(List.of(posting), identities);
    }

    private FactId factId(String transactionId, Category category, Origin origin) {
        if (origin.id().isEmpty()) {
            return FactId.of(account, transactionId, category.code());
        }
        boolean own = origin.owns(transactionId, category);
        return new FactId(account, origin.id(), category.code(), own ? "" : transactionId);
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
        return attributes;
    }

    /** What is doubtful about a movement that counts nevertheless, in alphabetical order. */
    private static Optional<String> flags(Category category, Origin origin, Placement placement, Legs legs) {
        boolean ofSomebody = category.isOfPayment() || category.kind() == Category.Kind.EARNING;
        List<String> flags = new ArrayList<>();
        if (category.kind() == Category.Kind.UNCLASSIFIED) {
            flags.add("unclassified");
        }
        if (category.kind() == Category.Kind.UNKNOWN) {
            flags.add("unknown_category");
        }
        if (legs.isDoubtful()) {
            flags.add("unknown_fee");
        }
        if (!origin.traced() || (ofSomebody && placement.isOfNobodyKnown())) {
            flags.add("unknown_source");
        }
        return flags.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", flags));
    }
}
