package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what a platform earned from a payment to one of its sellers, and gave back. */
final class ApplicationFees {
    private final StripeApi api;
    private final Movements movements;

    ApplicationFees(StripeApi api, Movements movements) {
        this.api = api;
        this.movements = movements;
    }

    /** Looks at the fee and its refunds, and asks for the fee again if it does not tell yet. */
    Finding look(Json fee, Instant now) throws UnreadableException {
        Optional<Finding> earned = movements.follow(fee, now, "balance_transaction");
        if (earned.isPresent()) {
            return earned.get().and(returned(fee, now));
        }
        Optional<Json> fresh = api.findApplicationFee(fee.id());
        if (fresh.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, fee.id());
        }
        return movements
                .follow(fresh.get(), now, "balance_transaction")
                .orElse(Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, fee.id()))
                .and(returned(fresh.get(), now));
    }

    /** Looks at a refund of a fee, and at the whole fee if it does not tell yet. */
    Finding lookAtRefund(Json refund, Instant now) throws UnreadableException {
        Optional<Finding> returned = movements.follow(refund, now, "balance_transaction");
        if (returned.isPresent()) {
            return returned.get();
        }
        String id = refund.findId("fee").orElseThrow(() -> refund.wrong(Reason.SCHEMA, "fee"));
        Optional<Json> fee = api.findApplicationFee(id);
        return fee.isPresent() ? look(fee.get(), now) : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id);
    }

    private Finding returned(Json fee, Instant now) throws UnreadableException {
        String id = fee.id();
        Optional<List<Json>> refunds = fee.findWholeList("refunds").or(() -> api.findRefundsOfFee(id));
        return refunds.isPresent()
                ? movements.ofParts(refunds.get(), "fee_refund", Origin.of(fee), now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id);
    }
}
