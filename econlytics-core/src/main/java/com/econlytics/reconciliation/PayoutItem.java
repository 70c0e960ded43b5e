package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A movement of the processor's balance that a payout paid out.
 *
 * <p>Example: the charge behind {@code txn_1} left 27.86 on the balance, and payout {@code po_1} sent it to the bank.
 *
 * @param account whose ids these are
 * @param payout the source's id of the payout
 * @param balanceTransaction the source's id of the movement
 * @param at when the movement took place
 * @param net what it left on the balance, signed
 */
public record PayoutItem(SourceAccount account, String payout, String balanceTransaction, Instant at, Money net) {
    private static final String MOVEMENT = "payout_item";

    /** The key of its posting. */
    public FactId id() {
        return FactId.of(account, balanceTransaction, MOVEMENT);
    }

    /** The statement as a fact to be booked, whose legs sum to nothing. */
    public Posting posting() {
        List<Leg> legs = List.of(
                new Leg(ChartOfAccounts.STATED_SETTLED, net), new Leg(ChartOfAccounts.STATED_TOTAL, net.negated()));
        return new Posting(id(), Posting.SETTLED, at, Party.shared(), legs, new TreeMap<>(Map.of("payout", payout)));
    }

    /** The statement that {@code posting} is; empty if it is none. */
    public static Optional<PayoutItem> read(Posting posting) {
        String payout = posting.attributes().getOrDefault("payout", "");
        if (!posting.id().movement().equals(MOVEMENT) || payout.isEmpty()) {
            return Optional.empty();
        }
        return posting.legs().stream()
                .filter(leg -> leg.account().equals(ChartOfAccounts.STATED_SETTLED))
                .map(Leg::amount)
                .reduce(Money::plus)
                .map(net -> new PayoutItem(
                        posting.id().account(), payout, posting.id().object(), posting.occurredAt(), net));
    }
}
