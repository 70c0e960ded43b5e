package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a dispute did to the balance: nothing while it is an inquiry, a withdrawal with a fee, and a return if it
 * is won.
 */
final class Disputes {
    private static final Set<String> TOLD_WITHOUT_MONEY =
            Set.of("charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed");

    private final StripeApi api;
    private final Movements movements;

    Disputes(StripeApi api, Movements movements) {
        this.api = api;
        this.movements = movements;
    }

    /**
     * Asks for the dispute again, because an event may be older than the truth, and reads whichever shows more. That no
     * money moved is believed only if Stripe answers.
     *
     * @param type of the event that led to it
     */
    Finding look(String type, Json dispute, Instant now) throws UnreadableException {
        List<Json> shown = dispute.elements("balance_transactions");
        Optional<Json> fresh = api.findDispute(dispute.id());
        List<Json> latest = fresh.isPresent() ? fresh.get().elements("balance_transactions") : List.of();
        boolean older = shown.size() > latest.size();
        Json source = older ? dispute : fresh.orElse(dispute);
        List<Json> transactions = older ? shown : latest;
        if (!transactions.isEmpty()) {
            return movements.read(transactions, Origin.of(source), now);
        }
        if (fresh.isPresent() && movedNothing(type, dispute, fresh.get())) {
            return Finding.ignored(Reason.NO_MONEY_MOVED, dispute.id());
        }
        Reason reason = fresh.isPresent() ? Reason.NOT_SETTLED : Reason.SOURCE_NOT_FOUND;
        return Finding.pending(Reading.NOTHING, reason, dispute.id());
    }

    /**
     * An inquiry moves nothing, whatever the event is called; but if the event shows a dispute, the answer may be older. A dispute
     * can end without money too, as one of a payment that was refunded.
     */
    private static boolean movedNothing(String type, Json sent, Json fresh) throws UnreadableException {
        boolean toldOfMoney = !TOLD_WITHOUT_MONEY.contains(type);
        return isInquiry(fresh) ? !toldOfMoney || isInquiry(sent) : !toldOfMoney && isOver(fresh);
    }

    private static boolean isInquiry(Json dispute) throws UnreadableException {
        String status = dispute.text("status");
        return status.startsWith("warning_") || status.equals("prevented");
    }

    private static boolean isOver(Json dispute) throws UnreadableException {
        return Set.of("won", "lost", "charge_refunded").contains(dispute.text("status"));
    }
}
