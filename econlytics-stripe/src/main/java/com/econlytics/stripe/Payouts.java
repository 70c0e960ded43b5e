package com.econlytics.stripe;

import com.econlytics.fact.Fact;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.PayoutArrival;
import com.econlytics.reconciliation.PayoutItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a payout pays out and when it arrives.
 *
 * <p>Stripe tells the balance transactions of automatic payouts alone. As long as it is not done with that, or they do not
 * sum to the payout, the payout waits, and what is known is booked.
 */
final class Payouts {
    /** The life of a payout; one that seemed paid can still fail. */
    private static final Map<String, Long> RANKS =
            Map.of("pending", 1L, "in_transit", 2L, "paid", 3L, "failed", 4L, "canceled", 4L);
    /** More than any time in seconds, so that the rank goes first. */
    private static final long RANK = 1_000_000_000_000L;

    private final StripeAccount owner;
    private final SourceAccount account;
    private final RevenueApi api;

    Payouts(StripeAccount account, RevenueApi api) {
        this.owner = account;
        this.account = account.account();
        this.api = api;
    }

    /** Asks for the payout that an event shows. */
    Finding look(Json sent, Instant now) throws UnreadableException {
        Optional<Json> fresh = api.findPayout(sent.id());
        return fresh.isPresent()
                ? read(fresh.get(), now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, sent.id());
    }

    /** Reads a payout as Stripe's API shows it now. */
    Finding read(Json payout, Instant now) throws UnreadableException {
        owner.requireModeOf(payout);
        List<Fact> facts = new ArrayList<>();
        facts.add(arrival(payout).posting());
        if (!payout.has("automatic") || !payout.flag("automatic")) {
            return Finding.applied(new Reading(facts, List.of()));
        }
        Optional<List<Json>> members = api.findMembersOf(payout.id());
        if (members.isEmpty()) {
            return Finding.pending(new Reading(facts, List.of()), Reason.SOURCE_NOT_FOUND, payout.id());
        }
        long sum = 0;
        for (Json member : members.get()) {
            if (!isOwn(payout, member)) {
                sum = Math.addExact(sum, member.amount("net"));
                facts.add(item(payout, member, now).posting());
            }
        }
        Reading reading = new Reading(facts, List.of());
        boolean complete = sum == payout.amount("amount") && !isInProgress(payout);
        return complete ? Finding.applied(reading) : Finding.pending(reading, Reason.NOT_SETTLED, payout.id());
    }

    /** The estimated date of arrival moves, so it is part of the revision. */
    private PayoutArrival arrival(Json payout) throws UnreadableException {
        String status = payout.text("status");
        Long rank = RANKS.get(status);
        if (rank == null) {
            throw payout.wrong(Reason.SCHEMA, "status");
        }
        Instant arrival = payout.date("arrival_date");
        Money amount = StripeCurrencies.money(payout, "amount");
        return new PayoutArrival(account, payout.id(), rank * RANK + arrival.getEpochSecond(), arrival, amount, status);
    }

    private PayoutItem item(Json payout, Json member, Instant now) throws UnreadableException {
        Money net = StripeCurrencies.money(member, "net");
        return new PayoutItem(account, payout.id(), member.id(), member.time("created", now), net);
    }

    private static boolean isOwn(Json payout, Json member) throws UnreadableException {
        String id = member.id();
        return member.findId("source").orElse("").equals(payout.id())
                || payout.findId("balance_transaction").orElse("").equals(id)
                || payout.findId("failure_balance_transaction").orElse("").equals(id);
    }

    private static boolean isInProgress(Json payout) throws UnreadableException {
        return payout.findText("reconciliation_status").orElse("").equals("in_progress");
    }
}
