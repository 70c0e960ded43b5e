package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Standing;
import com.econlytics.pnl.Books;
import com.econlytics.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ids by which an entry of the books may name a record of ours. Ids that one record bears together are of one group:
 * a charge, its balance transaction, its payment intent, its invoice, its refunds.
 */
final class KnownIds {
    private static final String UNKNOWN = "";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<FactId, Posting> postings = new HashMap<>();
    private final Payouts payouts;

    KnownIds(Books books, Entity entity) {
        payouts = new Payouts(new BusinessCalendar(entity.zone()));
        for (Standing standing : books.standings()) {
            if (standing.content() instanceof Posting posting && entity.covers(posting.id())) {
                learn(posting);
            }
        }
    }

    Payouts payouts() {
        return payouts;
    }

    /** Of which group a record is; empty if it has no id that the books could name. */
    String groupOf(FactId fact) {
        return parents.containsKey(fact.object()) ? root(fact.object()) : UNKNOWN;
    }

    /** The group that {@code id} names; empty if we do not know it. */
    String groupNamed(String id) {
        return parents.containsKey(id) ? root(id) : UNKNOWN;
    }

    /** The ids by which an entry can name exactly this record. */
    Set<String> ownIds(FactId fact) {
        Set<String> ids = new TreeSet<>(Set.of(fact.object()));
        Posting posting = postings.get(fact);
        if (posting != null && posting.attributes().containsKey("balance_transaction")) {
            ids.add(posting.attributes().getOrDefault("balance_transaction", ""));
        }
        return ids;
    }

    /** On which day of the books a record happened; empty if it is no movement of money. */
    Optional<LocalDate> dateOf(FactId fact) {
        return Optional.ofNullable(postings.get(fact)).map(payouts::dateOf);
    }

    /** The payout that paid a record out; empty if none is known. */
    String payoutOf(FactId fact) {
        Posting posting = postings.get(fact);
        return posting == null ? "" : payouts.of(posting);
    }

    /** Whether a record had not reached the bank at the end of {@code date}. */
    boolean isUnderwayAfter(FactId fact, LocalDate date) {
        Posting posting = postings.get(fact);
        return posting != null && payouts.isUnderwayAfter(posting, date);
    }

    private void learn(Posting posting) {
        if (payouts.learn(posting)) {
            return;
        }
        postings.put(posting.id(), posting);
        if (isMovementOfPayouts(posting)) {
            return;
        }
        String own = posting.id().object();
        parents.putIfAbsent(own, own);
        ids(posting).forEach(id -> join(own, id));
    }

    private static boolean isMovementOfPayouts(Posting posting) {
        return posting.legs().stream().anyMatch(leg -> leg.account().equals(ChartOfAccounts.PAYOUTS));
    }

    private static List<String> ids(Posting posting) {
        List<String> ids = new ArrayList<>();
        Posting.LINKS.forEach(link -> ids.add(posting.attributes().getOrDefault(link, "")));
        if (posting.party() instanceof Party.Reference reference) {
            ids.add(reference.id());
        }
        ids.removeIf(String::isBlank);
        return ids;
    }

    private void join(String one, String other) {
        parents.putIfAbsent(other, other);
        String left = root(one);
        String right = root(other);
        // The smaller name stands for the group, so that it does not depend on the order of records.
        if (left.compareTo(right) < 0) {
            parents.put(right, left);
        } else if (!left.equals(right)) {
            parents.put(left, right);
        }
    }

    private String root(String id) {
        String root = id;
        String parent = parents.getOrDefault(root, root);
        while (!parent.equals(root)) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        if (!root.equals(id)) {
            parents.put(id, root);
        }
        return root;
    }
}
