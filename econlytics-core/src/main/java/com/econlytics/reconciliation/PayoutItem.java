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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One balance transaction that an automatic payout paid out.
 *
 * <p>It is booked as a posting whose legs sum to nothing: {@code stated.settled +net} and {@code stated.total −net}.
 *
 * <p>Example: {@code txn_1} of 28.86 is a member of {@code po_1}.
 *
 * @param account whose ids these are
 * @param payout the source's id of the payout
 * @param balanceTransaction the source's id of the member
 * @param at when the member moved the balance
 * @param net what it moved, after fees, signed from the company's side
 */
public record PayoutItem(SourceAccount account, String payout, String balanceTransaction, Instant at, Money net) {
    static final String MOVEMENT = "payout_item";
    static final String PAYOUT = "payout";

    public PayoutItem {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(net, "net");
        if (payout.isBlank() || balanceTransaction.isBlank()) {
            throw new IllegalArgumentException("member '" + balanceTransaction + "' of payout '" + payout
                    + "' needs the source's ids of both; state them");
        }
    }

    /** The key of its posting. */
    public FactId id() {
        return FactId.of(account, balanceTransaction, MOVEMENT);
    }

    /** The membership as a fact to be booked. */
    public Posting posting() {
        return new Posting(
                id(),
                Posting.SETTLED,
                at,
                Party.shared(),
                List.of(
                        new Leg(ChartOfAccounts.STATED_SETTLED, net),
                        new Leg(ChartOfAccounts.STATED_TOTAL, net.negated())),
                new TreeMap<>(Map.of(PAYOUT, payout)));
    }

    /** The membership that {@code posting} is; empty if it is something else, or names no payout. */
    public static Optional<PayoutItem> read(Posting posting) {
        String payout = posting.attributes().getOrDefault(PAYOUT, "");
        if (!posting.id().movement().equals(MOVEMENT) || payout.isBlank()) {
            return Optional.empty();
        }
        return StatedAmount.of(posting)
                .map(net -> new PayoutItem(
                        posting.id().account(), payout, posting.id().object(), posting.occurredAt(), net));
    }
}
