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
 * whose fee is not known; it is never booked as if it had cost nothing. If the charge fails instead, that is withdrawn.
 * An authorisation is no money.
 */
final class Charges {
    private final StripeAccount owner;
    private final SourceAccount account;
    private final StripeApi api;
    private final Movements movements;
    private final Refunds refunds;
    private final Compositions compositions;

    Charges(StripeAccount account, StripeApi api, Movements movements, Refunds refunds) {
        this.owner = account;
        this.account = account.account();
        this.compositions = new Compositions(account, new RevenueApi(api));
        this.api = api;
        this.movements = movements;
        this.refunds = refunds;
    }

    /** Looks at the charge, and asks for it again if it does not tell yet. */
    Finding look(Json charge, Instant now) throws UnreadableException {
        Finding finding = look(charge, Shown.AS_SENT, now);
        return finding.with(Reading.of(Origin.of(charge).identities(owner))).with(compositions.ofMetadata(charge, now));
    }

    /**
     * Looks at the charge and at each of its refunds; the charge's own total of them would count them twice. The refund of
     * an authorisation releases it, and is none of money.
     */
    Finding lookWithRefunds(Json sent, Instant now) throws UnreadableException {
        Json charge = isAuthorisation(sent) ? api.findCharge(sent.id()).orElse(sent) : sent;
        Finding all = look(charge, now);
        if (isAuthorisation(charge)) {
            return all;
        }
        String id = charge.id();
        Optional<List<Json>> listed = charge.findWholeList("refunds").or(() -> api.findRefundsOf(id));
        if (listed.isEmpty()) {
            return all.and(Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id));
        }
        for (Json refund : listed.get()) {
            all = all.and(refunds.look(refund, now));
        }
        return all;
    }

    /** Whether the charge says that it was not captured, and no money has moved. */
    static boolean isAuthorisation(Json charge) throws UnreadableException {
        return charge.has("captured") && !charge.flag("captured") && !charge.has("balance_transaction");
    }

    private enum Shown {
        AS_SENT,
        ASKED_AGAIN
    }

    private Finding look(Json charge, Shown shown, Instant now) throws UnreadableException {
        Optional<Finding> moved = movements.follow(charge, now, "balance_transaction", "failure_balance_transaction");
        String status = status(charge);
        if (moved.isPresent() && status.equals("failed") && !charge.has("failure_balance_transaction")) {
            return shown == Shown.AS_SENT
                    ? moved.get().and(askAgain(charge, now))
                    : moved.get().and(Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, charge.id()));
        }
        if (moved.isPresent()) {
            boolean missing = moved.get().reason() == Reason.SOURCE_NOT_FOUND;
            return missing ? moved.get().with(provisional(charge, now)) : moved.get();
        }
        if (status.equals("failed")) {
            return Finding.ignored(Reason.NOT_SUCCEEDED, status).with(withdrawn(charge, now));
        }
        if (!charge.flag("captured") && !status.equals("pending")) {
            return Finding.ignored(Reason.NOT_CAPTURED, charge.id());
        }
        return shown == Shown.AS_SENT ? askAgain(charge, now) : unsettled(charge, status, now);
    }

    private Finding askAgain(Json charge, Instant now) throws UnreadableException {
        Optional<Json> fresh = api.findCharge(charge.id());
        return fresh.isPresent()
                ? look(fresh.get(), Shown.ASKED_AGAIN, now)
                : Finding.pending(provisional(charge, now), Reason.SOURCE_NOT_FOUND, charge.id());
    }

    private Finding unsettled(Json charge, String status, Instant now) throws UnreadableException {
        return status.equals("pending")
                ? Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, charge.id())
                : Finding.pending(provisional(charge, now), Reason.FEE_UNKNOWN, charge.id());
    }

    private Reading provisional(Json charge, Instant now) throws UnreadableException {
        if (!status(charge).equals("succeeded") || !charge.flag("captured")) {
            return Reading.NOTHING;
        }
        Optional<Money> amount = captured(charge).filter(money -> !money.isZero());
        return amount.isPresent()
                ? posting(charge, Posting.PROVISIONAL, now, new Leg(ChartOfAccounts.FEE_UNKNOWN, amount.get()))
                : Reading.NOTHING;
    }

    /** What was booked while the charge seemed to have succeeded did not happen. */
    private Reading withdrawn(Json charge, Instant now) throws UnreadableException {
        return posting(charge, Posting.WITHDRAWN, now);
    }

    private Reading posting(Json charge, long revision, Instant now, Leg... legs) throws UnreadableException {
        Posting posting = new Posting(
                FactId.of(account, charge.id(), "charge"),
                revision,
                charge.time("created", now),
                Party.reference(account, charge.id()),
                List.of(legs),
                new TreeMap<>(Map.of("charge", charge.id())));
        return new Reading(List.of(posting), List.of());
    }

    /** A customer can pay in a currency that is not known here; the balance transaction is in one that is. */
    private static Optional<Money> captured(Json charge) throws UnreadableException {
        try {
            String field = charge.has("amount_captured") ? "amount_captured" : "amount";
            return Optional.of(StripeCurrencies.money(charge, field));
        } catch (UnreadableException unclear) {
            if (unclear.reason() != Reason.CURRENCY) {
                throw unclear;
            }
            return Optional.empty();
        }
    }

    private static String status(Json charge) throws UnreadableException {
        return charge.findText("status").orElse("succeeded");
    }
}
