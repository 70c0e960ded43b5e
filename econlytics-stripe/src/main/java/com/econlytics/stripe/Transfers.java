package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what a platform passed on to one of its sellers, and what came back of it. */
final class Transfers {
    private final StripeApi api;
    private final Movements movements;
    private final Origins origins;

    Transfers(StripeApi api, Movements movements, Origins origins) {
        this.api = api;
        this.movements = movements;
        this.origins = origins;
    }

    /** Looks at the transfer and its reversals, and asks for the transfer again if it does not tell yet. */
    Finding look(Json sent, Instant now) throws UnreadableException {
        Optional<Json> transfer = sent.has("balance_transaction") ? Optional.of(sent) : api.findTransfer(sent.id());
        if (transfer.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, sent.id());
        }
        return movements
                .follow(transfer.get(), now, "balance_transaction")
                .orElse(Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, sent.id()))
                .and(returned(transfer.get(), now));
    }

    private Finding returned(Json transfer, Instant now) throws UnreadableException {
        String id = transfer.id();
        Optional<List<Json>> reversals = transfer.findWholeList("reversals").or(() -> api.findReversalsOf(id));
        return reversals.isPresent()
                ? movements.ofParts(reversals.get(), "transfer_reversal", origins.of(transfer), now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id);
    }
}
