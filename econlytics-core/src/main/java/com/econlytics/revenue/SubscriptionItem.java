package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One item of a subscription as it was from an instant on: what is charged again and again, and on which terms.
 *
 * <p>Every state is a document of its own, so that the past stays known. From {@link #at} on it holds until a later state of
 * the same subscription, by {@link #ORDER}; an item that a later state of its subscription does not name among {@link
 * Subscription#items} is gone from then on. Two states of one instant that differ make the document contested, and neither
 * counts.
 *
 * <p>The amount of an interval is on the document if it is one number: units that are agreed, at a price for each. Tiers,
 * measured units and fractions of minor units have none there, and discounts are never taken off. Recurring revenue of a month
 * is computed from states; this is none.
 *
 * @param account whose ids these are
 * @param item the source's id of the item
 * @param state tells the states of the item apart, as the source dates them; empty for the one from its creation on
 * @param revision the source's version; the higher of one state counts
 * @param at from when on it is so, to the microsecond
 * @param party whose it is
 * @param price what a unit costs
 * @param quantity how many units; null if they are measured
 * @param period which interval is running; null if the source does not say
 * @param discounts what is taken off, in this order
 * @param subscription what holds for the whole subscription
 */
public record SubscriptionItem(
        SourceAccount account,
        String item,
        String state,
        long revision,
        Instant at,
        Party party,
        RecurringPrice price,
        @Nullable Long quantity,
        @Nullable ServicePeriod period,
        List<RecurringDiscount> discounts,
        Subscription subscription)
        implements Document {
    /** The order in which states of one item replace each other. */
    public static final Comparator<SubscriptionItem> ORDER =
            Comparator.comparing(SubscriptionItem::at).thenComparing(SubscriptionItem::state);

    static final String MOVEMENT = "subscription_item";

    public SubscriptionItem {
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(price, "price");
        at = at.truncatedTo(ChronoUnit.MICROS);
        discounts = List.copyOf(discounts);
        if (!subscription.items().contains(item)) {
            throw new IllegalArgumentException("subscription " + subscription.id() + " does not name item " + item
                    + " among its items " + subscription.items() + "; name all that it has");
        }
        if (quantity != null && price.usage() == RecurringPrice.Usage.METERED) {
            throw new IllegalArgumentException("item " + item + " is measured and has a quantity of " + quantity
                    + "; a quantity that is measured is known when it is invoiced, so leave it out");
        }
    }

    /** How many units are agreed. */
    public OptionalLong findQuantity() {
        return quantity == null ? OptionalLong.empty() : OptionalLong.of(quantity);
    }

    /** Which interval is running, if the source says. */
    public Optional<ServicePeriod> findPeriod() {
        return Optional.ofNullable(period);
    }

    /** What an interval costs before discounts; empty if that is not one whole number of minor units. */
    public Optional<Money> findAmount() {
        return quantity == null ? Optional.empty() : price.amountOf(quantity);
    }

    @Override
    public FactId id() {
        return new FactId(account, item, MOVEMENT, state);
    }

    @Override
    public Posting posting() {
        return SubscriptionText.write(this);
    }
}
