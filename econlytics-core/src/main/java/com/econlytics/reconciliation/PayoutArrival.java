package com.econlytics.reconciliation;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a payout arrives at the bank, or that it does not.
 *
 * <p>Example: payout {@code po_1} of 2,786.00 was created on 30 June and arrived on 2 July with the status {@code paid}.
 *
 * @param account whose ids these are
 * @param payout the source's id of the payout
 * @param revision the source's version
 * @param arrivedAt when it arrived, or is expected to
 * @param amount what was sent, positive
 * @param status the source's word: {@code pending}, {@code in_transit}, {@code paid}, {@code failed}, {@code canceled}
 */
public record PayoutArrival(
        SourceAccount account, String payout, long revision, Instant arrivedAt, Money amount, String status) {
    private static final String MOVEMENT = "payout_arrival";

    /** The key of its posting. */
    public FactId id() {
        return FactId.of(account, payout, MOVEMENT);
    }

    /** The statement as a fact to be booked, whose legs sum to nothing. */
    public Posting posting() {
        List<Leg> legs = List.of(
                new Leg(ChartOfAccounts.STATED_SETTLED, amount),
                new Leg(ChartOfAccounts.STATED_TOTAL, amount.negated()));
        Map<String, String> attributes = Map.of("status", status, "arrived_at", arrivedAt.toString());
        return new Posting(id(), revision, arrivedAt, Party.shared(), legs, new TreeMap<>(attributes));
    }

    /** The statement that {@code posting} is; empty if it is none. */
    public static Optional<PayoutArrival> read(Posting posting) {
        Map<String, String> attributes = posting.attributes();
        boolean complete = attributes.containsKey("status") && attributes.containsKey("arrived_at");
        if (!posting.id().movement().equals(MOVEMENT) || !complete) {
            return Optional.empty();
        }
        try {
            Instant arrivedAt = Instant.parse(attributes.getOrDefault("arrived_at", ""));
            return posting.legs().stream()
                    .filter(leg -> leg.account().equals(ChartOfAccounts.STATED_SETTLED))
                    .map(Leg::amount)
                    .reduce(Money::plus)
                    .map(amount -> new PayoutArrival(
                            posting.id().account(),
                            posting.id().object(),
                            posting.revision(),
                            arrivedAt,
                            amount,
                            attributes.getOrDefault("status", "")));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
