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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * When a payout reaches the bank, as the source states it.
 *
 * <p>It is booked as a posting whose legs sum to nothing.
 *
 * <p>Example: {@code po_1} of 900.00 arrives on 2 June 2026, status {@code paid}.
 *
 * @param account whose ids these are
 * @param payout the source's id of the payout
 * @param revision the source's version; the highest counts
 * @param arrivedAt when it arrived, or is expected to
 * @param amount what is paid out, positive
 * @param status the source's word, such as {@code pending}, {@code in_transit}, {@code paid}, {@code failed} or
 *     {@code canceled}
 */
public record PayoutArrival(
        SourceAccount account, String payout, long revision, Instant arrivedAt, Money amount, String status) {
    static final String MOVEMENT = "payout_arrival";

    private static final Set<String> UNDERWAY = Set.of("pending", "in_transit");

    public PayoutArrival {
        Objects.requireNonNull(account, "account");
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(amount, "amount");
        if (payout.isBlank() || status.isBlank()) {
            throw new IllegalArgumentException(
                    "payout '" + payout + "' with status '" + status + "' needs its id and its status; state both");
        }
    }

    /** The key of its posting. */
    public FactId id() {
        return FactId.of(account, payout, MOVEMENT);
    }

    /** Whether the money had left the processor and not reached the bank when {@code instant} came. */
    public boolean isUnderwayAt(Instant instant) {
        return UNDERWAY.contains(status) || !arrivedAt.isBefore(instant);
    }

    /** The arrival as a fact to be booked. */
    public Posting posting() {
        return new Posting(
                id(),
                revision,
                arrivedAt,
                Party.shared(),
                List.of(
                        new Leg(ChartOfAccounts.STATED_SETTLED, amount),
                        new Leg(ChartOfAccounts.STATED_TOTAL, amount.negated())),
                new TreeMap<>(Map.of("status", status, "arrived_at", arrivedAt.toString())));
    }

    /** The arrival that {@code posting} is; empty if it is something else, or states what cannot be read. */
    public static Optional<PayoutArrival> read(Posting posting) {
        String status = posting.attributes().getOrDefault("status", "");
        if (!posting.id().movement().equals(MOVEMENT) || status.isBlank()) {
            return Optional.empty();
        }
        return StatedAmount.of(posting).flatMap(amount -> read(posting, status, amount));
    }

    private static Optional<PayoutArrival> read(Posting posting, String status, Money amount) {
        try {
            Instant arrivedAt = Instant.parse(posting.attributes().getOrDefault("arrived_at", ""));
            return Optional.of(new PayoutArrival(
                    posting.id().account(), posting.id().object(), posting.revision(), arrivedAt, amount, status));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
