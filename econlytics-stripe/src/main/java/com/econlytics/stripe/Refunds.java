package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Finds out what a refund did to the balance: money that went out and, if the refund failed, came back. */
final class Refunds {
    private static final Set<String> IN_VAIN = Set.of("failed", "canceled");

    private final StripeApi api;
    private final Movements movements;

    Refunds(StripeApi api, Movements movements) {
        this.api = api;
        this.movements = movements;
    }

    /** Looks at the refund, and asks for it again if it does not tell all yet. */
    Finding look(Json refund, Instant now) throws UnreadableException {
        Optional<Finding> moved = moved(refund, now);
        if (moved.isPresent() && !isReturnMissing(refund)) {
            return moved.get();
        }
        if (moved.isEmpty() && IN_VAIN.contains(status(refund))) {
            return Finding.ignored(Reason.NOT_SUCCEEDED, status(refund));
        }
        Optional<Json> fresh = api.findRefund(refund.id());
        if (fresh.isEmpty()) {
            return waiting(moved, Reason.SOURCE_NOT_FOUND, refund.id());
        }
        Optional<Finding> later = moved(fresh.get(), now);
        if (later.isEmpty() && moved.isEmpty()) {
            return unsettled(fresh.get());
        }
        return later.isEmpty() || isReturnMissing(fresh.get())
                ? waiting(later.or(() -> moved), Reason.NOT_SETTLED, refund.id())
                : later.get();
    }

    private static Finding waiting(Optional<Finding> moved, Reason reason, String id) {
        Finding pending = Finding.pending(Reading.NOTHING, reason, id);
        return moved.map(finding -> finding.and(pending)).orElse(pending);
    }

    private Optional<Finding> moved(Json refund, Instant now) throws UnreadableException {
        return movements.follow(refund, now, "balance_transaction", "failure_balance_transaction");
    }

    /** A refund can be reported as failed before the money is back. */
    private static boolean isReturnMissing(Json refund) throws UnreadableException {
        return IN_VAIN.contains(status(refund)) && !refund.has("failure_balance_transaction");
    }

    private Finding unsettled(Json refund) throws UnreadableException {
        if (IN_VAIN.contains(status(refund))) {
            return Finding.ignored(Reason.NOT_SUCCEEDED, status(refund));
        }
        return isOfReleased(refund)
                ? Finding.ignored(Reason.NOT_CAPTURED, refund.id())
                : Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, refund.id());
    }

    /** An authorisation that is released has a refund too, which never moves money. */
    private boolean isOfReleased(Json refund) throws UnreadableException {
        Optional<String> id = refund.findId("charge");
        Optional<Json> charge = id.isPresent() ? api.findCharge(id.get()) : Optional.empty();
        return charge.isPresent() && Charges.isAuthorisation(charge.get());
    }

    /** Refunds of old versions of the API have no status; what they say is done. */
    private static String status(Json refund) throws UnreadableException {
        return refund.findText("status").orElse("succeeded");
    }
}
