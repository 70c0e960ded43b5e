package com.econlytics.revenue;

import com.econlytics.fact.Party;
import com.econlytics.money.Money;
import com.econlytics.revenue.RecurringDiscount.Reduction;
import com.econlytics.revenue.RecurringPrice.Packages;
import com.econlytics.revenue.RecurringPrice.Scheme;
import com.econlytics.revenue.RecurringPrice.Tier;
import com.econlytics.revenue.RecurringPrice.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Items of subscriptions on all kinds of terms. */
final class SubscriptionItems {
    private static final Party ANN = Party.ofRecord(Shop.STRIPE, "ann");

    private SubscriptionItems() {}

    static Arbitrary<Document> any() {
        return Combinators.combine(
                        Arbitraries.of("", "1772704800"),
                        Arbitraries.longs().between(-2_000_000_000, 4),
                        instants(),
                        prices(),
                        Arbitraries.longs().injectNull(0.2),
                        Combinators.combine(instants(), Arbitraries.integers().between(0, 90_000_000))
                                .as((start, seconds) -> new ServicePeriod(start, start.plusSeconds(seconds)))
                                .injectNull(0.2),
                        discounts().list().ofMaxSize(3),
                        subscriptions())
                .as((state, revision, at, price, quantity, period, discounts, subscription) -> new SubscriptionItem(
                        Shop.STRIPE,
                        "si_1",
                        state,
                        revision,
                        at,
                        ANN,
                        price,
                        price.usage() == Usage.METERED ? null : quantity,
                        period,
                        discounts,
                        subscription));
    }

    static Arbitrary<RecurringPrice> prices() {
        return Combinators.combine(
                        Arbitraries.of("price_1", "25%-off:gold,plan"),
                        Arbitraries.of("", "prod_1"),
                        Arbitraries.of("USD", "JPY", "KWD"),
                        schemes(),
                        packages().injectNull(0.7),
                        Arbitraries.of(RecurringPrice.Interval.class),
                        Arbitraries.integers().between(1, 36),
                        Combinators.combine(Arbitraries.of(Usage.class), Arbitraries.of(RecurringPrice.Tax.class))
                                .as(List::of))
                .as((price, product, currency, terms, packages, interval, count, usage) -> new RecurringPrice(
                        price,
                        product,
                        Currency.getInstance(currency),
                        terms.scheme(),
                        terms.unitAmount(),
                        terms.tiers(),
                        packages,
                        interval,
                        count,
                        (Usage) usage.get(0),
                        (RecurringPrice.Tax) usage.get(1)));
    }

    private record Terms(Scheme scheme, BigDecimal unitAmount, List<Tier> tiers) {}

    private static Arbitrary<Terms> schemes() {
        Arbitrary<Terms> perUnit = amounts().map(amount -> new Terms(Scheme.PER_UNIT, amount, List.of()));
        Arbitrary<Tier> tier = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000).injectNull(0.3), amounts(), amounts())
                .as(Tier::new);
        Arbitrary<Terms> tiered = Combinators.combine(
                        Arbitraries.of(Scheme.GRADUATED, Scheme.VOLUME),
                        tier.list().ofMinSize(1).ofMaxSize(4))
                .as((scheme, tiers) -> new Terms(scheme, null, tiers));
        return Arbitraries.oneOf(perUnit, tiered);
    }

    private static Arbitrary<Packages> packages() {
        return Combinators.combine(Arbitraries.longs().between(1, 1000), Arbitraries.of(Packages.Rounding.class))
                .as(Packages::new);
    }

    private static Arbitrary<RecurringDiscount> discounts() {
        Arbitrary<Reduction> percents = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(4)
                .map(Reduction.Percent::new);
        Arbitrary<Reduction> amounts = Arbitraries.longs()
                .between(0, 1_000_000)
                .map(minor -> new Reduction.Amount(Money.ofMinor(minor, "KWD")));
        Arbitrary<RecurringDiscount.Duration> durations = Arbitraries.of(RecurringDiscount.Duration.class)
                .filter(duration -> duration != RecurringDiscount.Duration.UNKNOWN);
        Arbitrary<RecurringDiscount> known = Combinators.combine(
                        Arbitraries.of(RecurringDiscount.Reach.class),
                        Arbitraries.oneOf(percents, amounts),
                        durations,
                        instants().injectNull(0.5),
                        Arbitraries.of("prod_1", "prod_2").set())
                .as((reach, reduction, duration, end, products) ->
                        new RecurringDiscount("di_1", reach, reduction, duration, end, new TreeSet<>(products)));
        return Arbitraries.oneOf(
                known,
                Arbitraries.of(RecurringDiscount.Reach.class).map(reach -> RecurringDiscount.unknown("di_2", reach)));
    }

    private static Arbitrary<Subscription> subscriptions() {
        return Combinators.combine(
                        Arbitraries.of(Subscription.Status.class),
                        instants(),
                        instants().injectNull(0.5),
                        Arbitraries.of(Subscription.Pause.class),
                        instants().injectNull(0.5),
                        instants().injectNull(0.5),
                        instants().injectNull(0.5))
                .as((status, start, trial, pause, pauseEnd, cancelAt, ended) ->
                        new Subscription("sub_1", items(), status, start, trial, pause, pauseEnd, cancelAt, ended));
    }

    private static SortedSet<String> items() {
        return new TreeSet<>(Set.of("si_1", "si_2"));
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1_000_000_000), BigDecimal.valueOf(1_000_000_000))
                .ofScale(14);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(millis -> Instant.EPOCH.plusMillis(millis));
    }
}
