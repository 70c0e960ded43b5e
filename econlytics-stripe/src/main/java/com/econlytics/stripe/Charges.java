package com.econlytics.stripe;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out what a charge did to the balance.
 *
 * <p>A captured charge of which Stripe does not tell the balance transaction yet is booked provisionally, as an amount
 * whose fee is not known; it is never booked as if it had cost nothing. An authorisation is no money.
 */
final class Charges {
    private final SourceAccount account;
    private final StripeApi api;
    private final Movements movements;
    private final Refunds refunds;

    Charges(SourceAccount account, StripeApi api, Movements movements, Refunds refunds) {
        this.account = account;
        this.api = api;
        this.movements = movements;
        this.refunds = refunds;
    }

    /** Looks at the charge, and asks for it again if it does not tell yet. */
    Finding look(Json charge, Instant now) throws UnreadableException {
        Finding finding = look(charge, Freshness.AS_SENT, now);
        return finding.with(Reading.of(Origin.of(charge).identities(account)));
    }

    /** Looks at the charge and at each of its refunds; the charge's own total of them would count them twice. */
    Finding lookWithRefunds(Json charge, Instant now) throws UnreadableException {
        Finding all = look(charge, now);
        Optional<List<Json>> listed = refundsOf(charge);
        if (listed.isEmpty()) {
            return all.and(Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, charge.id()));
        }
        for (Json refund : listed.get()) {
            all = all.and(refunds.look(refund, now));
        }
        return all;
    }

    private enum Freshness {
        AS_SENT,
        ASKED_AGAIN
    }

    private Finding look(Json charge, Freshness freshness, Instant now) throws UnreadableException {
        Optional<Finding> moved = movements.follow(charge, now, "balance_transaction", "failure_balance_transaction");
        if (moved.isPresent()) {
            boolean missing = moved.get().reason() == Reason.SOURCE_NOT_FOUND;
            return missing ? moved.get().with(provisional(charge, now)) : moved.get();
        }
        String status = charge.findText("status").orElse("succeeded");
        if (status.equals("failed")) {
            return Finding.ignored(Reason.NOT_SUCCEEDED, status);
        }
        if (!charge.flag("captured") && !status.equals("pending")) {
            return Finding.ignored(Reason.NOT_CAPTURED, charge.id());
        }
        return freshness == Freshness.AS_SENT ? askAgain(charge, now) : unsettled(charge, status, now);
    }

    private Finding askAgain(Json charge, Instant now) throws UnreadableException {
        Optional<Json> fresh = api.findCharge(charge.id());
        return fresh.isPresent()
                ? look(fresh.get(), Freshness.ASKED_AGAIN, now)
                : Finding.pending(provisional(charge, now), Reason.SOURCE_NOT_FOUND, charge.id());
    }

    private Finding unsettled(Json charge, String status, Instant now) throws UnreadableException {
        return status.equals("pending")
                ? Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, charge.id())
                : Finding.pending(provisional(charge, now), Reason.FEE_UNKNOWN, charge.id());
    }

    private Reading provisional(Json charge, Instant now) throws UnreadableException {
        boolean succeeded = charge.findText("status").orElse("succeeded").equals("succeeded");
        Money amount = StripeCurrencies.money(charge, charge.has("amount_captured") ? "amount_captured" : "amount");
        if (!succeeded || !charge.flag("captured") || amount.isZero()) {
            return Reading.NOTHING;
        }
        Posting posting = new Posting(
                FactId.of(account, charge.id(), "charge"),
                Posting.PROVISIONAL,
                charge.time("created", now),
                Party.reference(account, charge.id()),
                List.of(new Leg(ChartOfAccounts.FEE_UNKNOWN, amount)),
                new TreeMap<>(Map.of("charge", charge.id())));
        return new Reading(List.of(posting), List.of());
    }

    private Optional<List<Json>> refundsOf(Json charge) throws UnreadableException {
        Optional<Json> shown = charge.findObject("refunds");
        boolean complete =
                shown.isPresent() && !shown.get().node().path("has_more").asBoolean(true);
        return complete ? shown.map(list -> list.elements("data")) : api.findRefundsOf(charge.id());
    }
}
