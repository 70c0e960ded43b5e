package com.econlytics.stripe;

import com.econlytics.fact.Posting;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows an object to its balance transactions, which it either shows or names. */
final class Movements {
    private final BalanceTransactionReader reader;
    private final Origins origins;
    private final StripeApi api;

    Movements(StripeAccount account, StripeApi api) {
        this.origins = new Origins(account, api);
        this.reader = new BalanceTransactionReader(account, origins);
        this.api = api;
    }

    /**
     * The movements that {@code object} has under {@code fields}.
     *
     * @return empty if it has none
     */
    Optional<Finding> follow(Json object, Instant now, String... fields) throws UnreadableException {
        return follow(object, origins.of(object), now, fields);
    }

    /**
     * The same of an object of which is known what it is.
     *
     * @param origin what the object tells of itself
     */
    Optional<Finding> follow(Json object, Origin origin, Instant now, String... fields) throws UnreadableException {
        List<Finding> found = new ArrayList<>();
        for (String field : fields) {
            Optional<Json> shown = object.findObject(field);
            if (shown.isPresent()) {
                found.add(read(shown.get(), origin, now));
            } else if (object.has(field)) {
                found.add(lookUp(object.findId(field).orElseThrow(), origin, now));
            }
        }
        return found.stream().reduce(Finding::and);
    }

    /**
     * The movements of the parts of an object, such as the refunds of a fee.
     *
     * @param kind Stripe's word for such a part
     * @param whole what the object tells of itself
     */
    Finding ofParts(List<Json> parts, String kind, Origin whole, Instant now) throws UnreadableException {
        Finding all = Finding.applied(Reading.NOTHING);
        for (Json part : parts) {
            all = all.and(follow(part, whole.part(part.id(), kind), now, "balance_transaction")
                    .orElse(Finding.pending(Reading.NOTHING, Reason.NOT_SETTLED, part.id())));
        }
        return all;
    }

    /**
     * The movements that an object shows.
     *
     * @param origin what the object tells of itself
     */
    Finding read(List<Json> transactions, Origin origin, Instant now) throws UnreadableException {
        Finding all = Finding.applied(Reading.NOTHING);
        for (Json transaction : transactions) {
            all = all.and(read(transaction, origin, now));
        }
        return all;
    }

    /**
     * Old versions of the API show a transaction without its reporting category. It is looked up then, because a guess
     * might differ from what a listing says and count the movement twice.
     */
    private Finding read(Json transaction, Origin origin, Instant now) throws UnreadableException {
        return transaction.has("reporting_category")
                ? booked(transaction, origin, now)
                : lookUp(transaction.id(), origin, now);
    }

    private Finding lookUp(String id, Origin origin, Instant now) throws UnreadableException {
        Optional<Json> found = api.findBalanceTransaction(id);
        return found.isPresent()
                ? booked(found.get(), origin, now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id);
    }

    /** The money counts at once; while Stripe does not show whose it is, that is asked again. */
    private Finding booked(Json transaction, Origin origin, Instant now) throws UnreadableException {
        Reading reading = reader.read(transaction, origin, now);
        boolean untraced = reading.facts().stream().anyMatch(fact -> fact.revision() == Posting.UNTRACED);
        return untraced
                ? Finding.pending(reading, Reason.SOURCE_NOT_FOUND, transaction.id())
                : Finding.applied(reading);
    }
}
