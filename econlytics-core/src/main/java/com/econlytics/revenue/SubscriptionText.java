package com.econlytics.revenue;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import com.econlytics.revenue.RecurringDiscount.Reduction;
import com.econlytics.revenue.RecurringPrice.Packages;
import com.econlytics.revenue.RecurringPrice.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an item of a subscription is written as a posting, and read from one: its terms are attributes, its amount is a leg. What
 * is usual is left out, because there are many states of many subscriptions.
 */
final class SubscriptionText {
    private SubscriptionText() {}

    /** Refuses an id that could not be told apart in a list of them. */
    static void requireId(String name, String id) {
        if (id.isEmpty() || id.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "the " + name + " must be the source's own id, without blanks or control characters");
        }
    }

    static Posting write(SubscriptionItem item) {
        DocumentText text = new DocumentText();
        writePrice(text, item.price());
        text.put("quantity", item.quantity());
        Optional<ServicePeriod> period = item.findPeriod();
        text.put("period_start", period.map(ServicePeriod::start).orElse(null));
        text.put("period_end", period.map(ServicePeriod::endExclusive).orElse(null));
        writeSubscription(text, item.subscription());
        for (int i = 0; i < item.discounts().size(); i++) {
            writeDiscount(
                    text.under("discount" + (i + 1) + "_"), item.discounts().get(i));
        }
        return new Posting(item.id(), item.revision(), item.at(), item.party(), legs(item), text.attributes());
    }

    /** An amount that is no number has no leg; the total of nothing stands for the currency. */
    private static List<Leg> legs(SubscriptionItem item) {
        List<Leg> legs = new ArrayList<>();
        Money amount = item.findAmount().orElse(new Money(0, item.price().currency()));
        item.findAmount().ifPresent(money -> legs.add(new Leg(ChartOfAccounts.STATED_RECURRING, money)));
        legs.add(new Leg(ChartOfAccounts.STATED_TOTAL, amount.negated()));
        return legs;
    }

    private static void writePrice(DocumentText text, RecurringPrice price) {
        text.put("price", price.price());
        text.put("product", price.product());
        text.put("unit_amount", price.unitAmount());
        text.put("interval", price.interval());
        text.putUnless("interval_count", price.intervalCount(), 1);
        text.putUnless("scheme", price.scheme(), RecurringPrice.Scheme.PER_UNIT);
        text.putUnless("usage", price.usage(), RecurringPrice.Usage.LICENSED);
        text.putUnless("tax", price.tax(), RecurringPrice.Tax.UNSPECIFIED);
        text.put(
                "tiers",
                String.join(
                        " ", price.tiers().stream().map(SubscriptionText::tier).toList()));
        Packages packages = price.packages();
        if (packages != null) {
            text.put("package", packages.size());
            text.put("package_rounding", packages.rounding());
        }
    }

    /** Such as {@code 10:5:0.5}: up to 10 units 5 each and 0.5 besides; {@code *} has no end. */
    private static String tier(Tier tier) {
        Long upTo = tier.upTo();
        return (upTo == null ? "*" : upTo.toString()) + ":" + tier.unitAmount().toPlainString() + ":"
                + tier.flatAmount().toPlainString();
    }

    private static void writeSubscription(DocumentText text, Subscription subscription) {
        text.put("subscription", subscription.id());
        text.put("items", String.join(" ", subscription.items()));
        text.put("status", subscription.status());
        text.put("start", subscription.start());
        text.put("trial_end", subscription.trialEnd());
        text.putUnless("pause", subscription.pause(), Subscription.Pause.NONE);
        text.put("pause_end", subscription.pauseEnd());
        text.put("cancel_at", subscription.cancelAt());
        text.put("ended", subscription.ended());
    }

    private static void writeDiscount(DocumentText text, RecurringDiscount discount) {
        text.put("id", discount.discount());
        text.put("reach", discount.reach());
        text.put("duration", discount.duration());
        text.put("end", discount.end());
        text.put("products", String.join(" ", discount.products()));
        if (discount.reduction() instanceof Reduction.Percent percent) {
            text.put("percent", percent.percent());
        } else if (discount.reduction() instanceof Reduction.Amount amount) {
            text.put("amount", amount.amount());
        }
    }

    static SubscriptionItem read(Posting posting) {
        DocumentText text = new DocumentText(posting);
        Currency currency = posting.legs().get(0).amount().currency();
        return new SubscriptionItem(
                posting.id().account(),
                posting.id().object(),
                posting.id().ordinal(),
                posting.revision(),
                posting.occurredAt(),
                posting.party(),
                price(text, currency),
                text.find("quantity", Long::valueOf),
                period(text),
                discounts(text),
                subscription(text));
    }

    private static RecurringPrice price(DocumentText text, Currency currency) {
        return new RecurringPrice(
                text.get("price"),
                text.get("product"),
                currency,
                text.named("scheme", RecurringPrice.Scheme.PER_UNIT),
                text.find("unit_amount", BigDecimal::new),
                listed(text.get("tiers")).stream().map(SubscriptionText::tier).toList(),
                packages(text),
                text.named("interval", RecurringPrice.Interval.MONTH),
                text.get("interval_count").isEmpty() ? 1 : Integer.parseInt(text.get("interval_count")),
                text.named("usage", RecurringPrice.Usage.LICENSED),
                text.named("tax", RecurringPrice.Tax.UNSPECIFIED));
    }

    private static Tier tier(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is no tier");
        }
        Long upTo = parts[0].equals("*") ? null : Long.valueOf(parts[0]);
        return new Tier(upTo, new BigDecimal(parts[1]), new BigDecimal(parts[2]));
    }

    private static @Nullable Packages packages(DocumentText text) {
        return text.get("package").isEmpty()
                ? null
                : new Packages(
                        Long.parseLong(text.get("package")), text.named("package_rounding", Packages.Rounding.UP));
    }

    private static @Nullable ServicePeriod period(DocumentText text) {
        return text.get("period_start").isEmpty()
                ? null
                : new ServicePeriod(Instant.parse(text.get("period_start")), Instant.parse(text.get("period_end")));
    }

    private static Subscription subscription(DocumentText text) {
        return new Subscription(
                text.get("subscription"),
                set(text.get("items")),
                text.named("status", Subscription.Status.ACTIVE),
                Instant.parse(text.get("start")),
                text.find("trial_end", Instant::parse),
                text.named("pause", Subscription.Pause.NONE),
                text.find("pause_end", Instant::parse),
                text.find("cancel_at", Instant::parse),
                text.find("ended", Instant::parse));
    }

    private static List<RecurringDiscount> discounts(DocumentText text) {
        List<RecurringDiscount> discounts = new ArrayList<>();
        DocumentText first = text.under("discount1_");
        for (DocumentText each = first; !each.get("id").isEmpty(); ) {
            discounts.add(discount(each));
            each = text.under("discount" + (discounts.size() + 1) + "_");
        }
        return discounts;
    }

    private static RecurringDiscount discount(DocumentText text) {
        return new RecurringDiscount(
                text.get("id"),
                text.named("reach", RecurringDiscount.Reach.SUBSCRIPTION),
                reduction(text),
                text.named("duration", RecurringDiscount.Duration.UNKNOWN),
                text.find("end", Instant::parse),
                set(text.get("products")));
    }

    private static Reduction reduction(DocumentText text) {
        if (!text.get("percent").isEmpty()) {
            return new Reduction.Percent(new BigDecimal(text.get("percent")));
        }
        return text.get("amount").isEmpty()
                ? new Reduction.Unknown()
                : new Reduction.Amount(Money.parse(text.get("amount")));
    }

    private static SortedSet<String> set(String text) {
        return new TreeSet<>(listed(text));
    }

    private static Collection<String> listed(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
