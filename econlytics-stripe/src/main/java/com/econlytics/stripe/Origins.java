package com.econlytics.stripe;

import com.econlytics.connector.SourceException;
import com.econlytics.stripe.StripeAccount.Role;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the object behind a movement, and of a refund or reversal the object that it gives back: whose a fee is, its refund
 * does not tell.
 *
 * <p>What Stripe does not show, or not to this key, is untraced: that is a doubt about whose the money is, never about the
 * money.
 */
final class Origins {
    private static final int FORBIDDEN = 403;

    private final StripeAccount owner;
    private final StripeApi api;

    Origins(StripeAccount owner, StripeApi api) {
        this.owner = owner;
        this.api = api;
    }

    /** What {@code object} is. */
    Origin of(Json object) {
        Origin origin = Origin.of(object);
        return switch (origin.kind()) {
            case "transfer" -> owner.role() == Role.CONNECTED ? Origin.named(origin.id()) : origin;
            case "transfer_reversal" ->
                owner.role() == Role.CONNECTED
                        ? Origin.named(origin.id())
                        : part(object, origin, "transfer", "transfers");
            case "fee_refund" -> part(object, origin, "fee", "application_fees");
            default -> origin;
        };
    }

    /** What is behind {@code transaction}, which shows it or names it. */
    Origin behind(Json transaction, Category category, Origin known) throws UnreadableException {
        String id = transaction.findUsableId("source").orElse("");
        Optional<Json> shown = transaction.findObject("source");
        if (isAbsent(transaction)) {
            return Origin.NONE;
        }
        if (shown.isEmpty() && isKnown(id, known)) {
            return known;
        }
        if (shown.isEmpty() && isEnough(id, category)) {
            return Origin.named(id);
        }
        Origin origin = shown.isPresent() ? shown(shown.get()) : Origin.untraced(id);
        if (origin.traced()) {
            return origin;
        }
        Optional<Json> fresh = lookUp(transaction.id());
        Origin found = fresh.isPresent() ? shown(fresh.get()) : origin;
        return found.traced() ? found : Origin.untraced(id);
    }

    private Optional<Json> lookUp(String transactionId) {
        return allowed(() -> api.findBalanceTransaction(transactionId)).flatMap(found -> found.findObject("source"));
    }

    private Origin part(Json object, Origin origin, String field, String resource) {
        Optional<Json> whole = object.findObject(field);
        if (whole.isEmpty()) {
            whole = object.findUsableId(field).flatMap(id -> allowed(() -> api.find(resource, id, Map.of())));
        }
        return whole.map(found -> of(found).part(origin.id(), origin.kind())).orElse(Origin.untraced(origin.id()));
    }

    private Origin shown(Json source) throws UnreadableException {
        if (source.node().path("livemode").isBoolean()) {
            owner.requireModeOf(source);
        }
        return of(source);
    }

    private static Optional<Json> allowed(Supplier<Optional<Json>> question) {
        try {
            return question.get();
        } catch (SourceException failed) {
            if (failed.status() != FORBIDDEN) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private static boolean isAbsent(Json transaction) {
        return !transaction.has("source")
                || "".equals(transaction.node().path("source").textValue());
    }

    private static boolean isKnown(String id, Origin known) {
        return id.equals(known.id()) && known.traced();
    }

    /** Of a payout or top-up nothing but the id is needed. */
    private boolean isEnough(String id, Category category) {
        boolean ofSeller = category.kind() == Category.Kind.EARNING
                || (category.kind() == Category.Kind.TRANSFER && owner.role() != Role.CONNECTED);
        return !id.isEmpty() && !ofSeller && !category.isOfPayment() && !Origin.mayBeOfPayment(id);
    }
}
