package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.revenue.Component;
import com.econlytics.revenue.PaymentComposition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what payments are made of: from the checkout, from Stripe's record of the payment, and from the company's
 * own notes in the metadata.
 *
 * <p>None of the three changes once the payment succeeded, except metadata, which has no version: see {@link
 * RevenueMetadata}. What is no tax, tip, shipping or deposit is net. The payment of an invoice has no composition,
 * because the invoice tells more.
 */
final class Compositions {
    private final StripeAccount owner;
    private final SourceAccount account;
    private final RevenueMetadata metadata;
    private final RevenueApi api;
    private final PaymentCharges charges;

    Compositions(StripeAccount account, RevenueApi api) {
        this.owner = account;
        this.account = account.account();
        this.metadata = account.revenueMetadata();
        this.api = api;
        this.charges = new PaymentCharges(api);
    }

    /** Reads what a customer was shown in a checkout, once it is paid. */
    Finding lookAtCheckout(Json session, Instant now) throws UnreadableException {
        String mode = session.text("mode");
        if (!mode.equals("payment") || session.has("invoice")) {
            return Finding.ignored(Reason.NOTHING_STATED, session.id());
        }
        if (!session.text("payment_status").equals("paid")) {
            return Finding.ignored(Reason.NO_MONEY_MOVED, session.id());
        }
        Optional<Json> charge = charges.find(session);
        if (charge.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, session.id());
        }
        Json details = session.object("total_details");
        Map<Component, Long> parts = new EnumMap<>(Component.class);
        parts.put(Component.TAX, details.amountIfAny("amount_tax"));
        parts.put(
                Component.SHIPPING,
                session.findObject("shipping_cost").isPresent()
                        ? LineAmounts.ofShipping(session).net()
                        : details.amountIfAny("amount_shipping"));
        PaymentComposition composition = composition(
                charge.get(), PaymentComposition.Origin.CHECKOUT, session, session.amount("amount_total"), parts, now);
        return Finding.applied(reading(charge.get(), composition));
    }

    /** Reads what Stripe's record of a payment tells, what the company noted on it, and whose it is. */
    Finding lookAtIntent(Json intent, Instant now) throws UnreadableException {
        return composition(intent, now).with(Reading.of(payer(intent)));
    }

    /** A charge may name no customer where its payment does; an agent's customer is not the buyer. */
    private List<Identity> payer(Json intent) {
        String customer = Payer.customerOf(intent);
        Optional<String> charge = intent.findUsableId("latest_charge");
        boolean agent = owner.role() == StripeAccount.Role.AGENT;
        return agent || customer.isEmpty() || charge.isEmpty()
                ? List.of()
                : new Payer(customer, "").identities(owner, charge.get());
    }

    private Finding composition(Json intent, Instant now) throws UnreadableException {
        Map<Component, Long> details = details(intent);
        boolean silent = details.isEmpty() && noted(intent).isEmpty();
        if (silent || intent.has("invoice") || !intent.text("status").equals("succeeded")) {
            return Finding.ignored(Reason.NOTHING_STATED, intent.id());
        }
        Optional<Json> charge = charges.ofIntent(intent);
        if (charge.isEmpty() && !intent.has("latest_charge")) {
            charge = api.findPaymentIntent(intent.id()).flatMap(fresh -> fresh.findObject("latest_charge"));
        }
        if (charge.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, intent.id());
        }
        Reading reading = noted(charge.get(), noted(charge.get()).isEmpty() ? intent : charge.get(), now);
        if (!details.isEmpty()) {
            long received = intent.amount("amount_received");
            PaymentComposition stated =
                    composition(charge.get(), PaymentComposition.Origin.PAYMENT_INTENT, intent, received, details, now);
            reading = reading.and(reading(charge.get(), stated));
        }
        return Finding.applied(reading);
    }

    /** What the company noted on a charge; nothing if it did not, in no readable way, or if no money was taken. */
    Reading ofMetadata(Json charge, Instant now) {
        try {
            return noted(charge).isEmpty() || !isPaid(charge) ? Reading.NOTHING : noted(charge, charge, now);
        } catch (UnreadableException unreadable) {
            // notes must not keep the money from being booked
            return Reading.NOTHING;
        }
    }

    private static boolean isPaid(Json charge) throws UnreadableException {
        return charge.findText("object").orElse("").equals("charge")
                && charge.has("captured")
                && charge.flag("captured")
                && charge.findText("status").orElse("succeeded").equals("succeeded");
    }

    private Reading noted(Json charge, Json noted, Instant now) throws UnreadableException {
        Map<Component, Long> parts = noted(noted);
        long captured = charge.amount(charge.has("amount_captured") ? "amount_captured" : "amount");
        long sum = parts.values().stream().mapToLong(Long::longValue).sum();
        if (parts.isEmpty() || sum > captured) {
            return Reading.NOTHING;
        }
        return reading(charge, composition(charge, PaymentComposition.Origin.METADATA, charge, captured, parts, now));
    }

    /** The parts that metadata notes; none if it has none, or one that is no amount. */
    private Map<Component, Long> noted(Json object) {
        Map<Component, Long> parts = new EnumMap<>(Component.class);
        Map<Component, String> keys = Map.of(
                Component.TAX, metadata.taxKey(),
                Component.TIP, metadata.tipKey(),
                Component.SHIPPING, metadata.shippingKey(),
                Component.STORED_VALUE, metadata.depositKey());
        for (Map.Entry<Component, String> key : keys.entrySet()) {
            String value = object.node().path("metadata").path(key.getValue()).asText("");
            if (key.getValue().isEmpty() || value.isEmpty()) {
                continue;
            }
            String amount = key.getKey() == Component.STORED_VALUE ? "-?[0-9]{1,15}" : "[0-9]{1,15}";
            if (!value.matches(amount)) {
                return Map.of();
            }
            parts.put(key.getKey(), Long.parseLong(value));
        }
        return parts;
    }

    private static Map<Component, Long> details(Json intent) throws UnreadableException {
        Optional<Json> details = intent.findObject("amount_details");
        Map<Component, Long> parts = new EnumMap<>(Component.class);
        if (details.isPresent()) {
            put(parts, Component.TIP, details.get(), "tip", "amount");
            put(parts, Component.TAX, details.get(), "tax", "total_tax_amount");
            put(parts, Component.SHIPPING, details.get(), "shipping", "amount");
        }
        return parts;
    }

    private static void put(Map<Component, Long> parts, Component component, Json details, String part, String field)
            throws UnreadableException {
        Optional<Json> stated = details.findObject(part);
        if (stated.isPresent() && stated.get().has(field)) {
            parts.put(component, stated.get().amount(field));
        }
    }

    private PaymentComposition composition(
            Json charge,
            PaymentComposition.Origin origin,
            Json stating,
            long total,
            Map<Component, Long> parts,
            Instant now)
            throws UnreadableException {
        long net = Math.subtractExact(
                total, parts.values().stream().mapToLong(Long::longValue).sum());
        if (net < 0 || isNegative(parts)) {
            throw stating.wrong(Reason.SOURCE_INCONSISTENT, "amount");
        }
        Map<Component, Money> stated = new EnumMap<>(Component.class);
        stated.put(Component.NET, money(stating, net));
        for (Map.Entry<Component, Long> part : parts.entrySet()) {
            if (part.getValue() != 0) {
                stated.put(part.getKey(), money(stating, part.getValue()));
            }
        }
        return new PaymentComposition(
                account,
                charge.id(),
                origin,
                Posting.SETTLED,
                charge.time("created", now),
                Party.reference(account, charge.id()),
                stated);
    }

    /** A gift card that is redeemed is stored value with the other sign; nothing else can be below zero. */
    private static boolean isNegative(Map<Component, Long> parts) {
        return parts.entrySet().stream()
                .anyMatch(part -> part.getKey() != Component.STORED_VALUE && part.getValue() < 0);
    }

    private static Money money(Json stating, long stripeMinor) throws UnreadableException {
        return StripeCurrencies.money(stripeMinor, StripeCurrencies.currency(stating), stating, "amount");
    }

    private Reading reading(Json charge, PaymentComposition composition) throws UnreadableException {
        return new Reading(List.of(composition.posting()), Origin.of(charge).identities(owner));
    }
}
