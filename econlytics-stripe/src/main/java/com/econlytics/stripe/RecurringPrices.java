package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.econlytics.revenue.RecurringPrice;
import com.econlytics.revenue.RecurringPrice.Interval;
import com.econlytics.revenue.RecurringPrice.Packages;
import com.econlytics.revenue.RecurringPrice.Scheme;
import com.econlytics.revenue.RecurringPrice.Tax;
import com.econlytics.revenue.RecurringPrice.Tier;
import com.econlytics.revenue.RecurringPrice.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the item of a subscription costs, from its price, or from its plan as old versions of the API have it. Tiers, and
 * what a price is in another currency than its own, are shown to those who ask alone.
 */
final class RecurringPrices {
    private final SubscriptionApi api;

    RecurringPrices(SubscriptionApi api) {
        this.api = api;
    }

    /** What {@code item} costs, in the currency in which {@code subscription} is charged. */
    RecurringPrice read(Json item, Json subscription) throws UnreadableException {
        boolean old = item.findObject("price").isEmpty();
        Json shown = item.object(old ? "plan" : "price");
        Currency currency = StripeCurrencies.currency(subscription.has("currency") ? subscription : shown);
        boolean tiered = shown.findText("billing_scheme").orElse("").equals("tiered");
        if (terms(shown, currency, tiered).isPresent()) {
            return price(shown, currency, tiered);
        }
        return price(asked(shown), currency, tiered);
    }

    private Json asked(Json shown) throws UnreadableException {
        return api.findPrice(shown.id()).orElseThrow(() -> shown.wrong(Reason.SOURCE_NOT_FOUND, "id"));
    }

    /** The part of a price that states amounts in {@code currency}; empty if it does not show them. */
    private static Optional<Json> terms(Json price, Currency currency, boolean tiered) throws UnreadableException {
        Optional<Json> terms = StripeCurrencies.currency(price).equals(currency)
                ? Optional.of(price)
                : price.findObject("currency_options")
                        .flatMap(options ->
                                options.findObject(currency.getCurrencyCode().toLowerCase(Locale.ROOT)));
        return terms.filter(stated -> !tiered || stated.has("tiers"));
    }

    private static RecurringPrice price(Json price, Currency currency, boolean tiered) throws UnreadableException {
        Json terms = terms(price, currency, tiered)
                .orElseThrow(() -> price.wrong(Reason.SOURCE_INCONSISTENT, tiered ? "tiers" : "currency_options"));
        Json recurring = price.findObject("recurring").orElse(price);
        return new RecurringPrice(
                price.id(),
                price.findId("product").orElse(""),
                currency,
                tiered ? price.oneOf("tiers_mode", Scheme.values()) : Scheme.PER_UNIT,
                tiered ? null : unitAmount(terms, currency),
                tiered ? tiers(terms, currency) : List.of(),
                packages(price),
                recurring.oneOf("interval", Interval.values()),
                count(recurring),
                recurring.has("usage_type") ? recurring.oneOf("usage_type", Usage.values()) : Usage.LICENSED,
                terms.has("tax_behavior") ? terms.oneOf("tax_behavior", Tax.values()) : Tax.UNSPECIFIED);
    }

    private static BigDecimal unitAmount(Json terms, Currency currency) throws UnreadableException {
        String name = terms.has("unit_amount") || terms.has("unit_amount_decimal") ? "unit_amount" : "amount";
        if (!terms.has(name) && !terms.has(name + "_decimal")) {
            throw terms.wrong(Reason.SCHEMA, "unit_amount");
        }
        return amount(terms, name, currency);
    }

    private static List<Tier> tiers(Json terms, Currency currency) throws UnreadableException {
        List<Tier> tiers = new ArrayList<>();
        for (Json tier : terms.elements("tiers")) {
            tiers.add(new Tier(
                    tier.has("up_to") ? (Long) positive(tier, "up_to") : null,
                    amount(tier, "unit_amount", currency),
                    amount(tier, "flat_amount", currency)));
        }
        if (tiers.isEmpty()) {
            throw terms.wrong(Reason.SCHEMA, "tiers");
        }
        return tiers;
    }

    /** In major units; the decimal form says all that the whole one does, and more. */
    private static BigDecimal amount(Json owner, String name, Currency currency) throws UnreadableException {
        BigDecimal minor = owner.has(name + "_decimal")
                ? owner.decimal(name + "_decimal")
                : BigDecimal.valueOf(owner.amountIfAny(name));
        return StripeCurrencies.major(minor, currency);
    }

    private static @Nullable Packages packages(Json price) throws UnreadableException {
        Optional<Json> transform = price.findObject("transform_quantity").or(() -> price.findObject("transform_usage"));
        return transform.isEmpty()
                ? null
                : new Packages(
                        positive(transform.get(), "divide_by"),
                        transform.get().oneOf("round", Packages.Rounding.values()));
    }

    private static int count(Json recurring) throws UnreadableException {
        long count = recurring.has("interval_count") ? positive(recurring, "interval_count") : 1;
        if (count > Integer.MAX_VALUE) {
            throw recurring.wrong(Reason.AMOUNT, "interval_count");
        }
        return (int) count;
    }

    private static long positive(Json owner, String field) throws UnreadableException {
        long number = owner.amount(field);
        if (number < 1) {
            throw owner.wrong(Reason.AMOUNT, field);
        }
        return number;
    }
}
