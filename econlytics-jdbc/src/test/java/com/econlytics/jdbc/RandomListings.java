package com.econlytics.jdbc;

import com.econlytics.cohort.CustomerOrder;
import com.econlytics.cohort.Listing;
import com.econlytics.cohort.Listing.Reserved;
import com.econlytics.cohort.Range;
import com.econlytics.cohort.Segment;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.money.Money;
import com.econlytics.testkit.laws.LedgerHistories;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lists of customers that divide what random histories book: bounds lie where their instants, attributes and amounts do. */
final class RandomListings {
    private RandomListings() {}

    static Arbitrary<Listing> listings() {
        return Combinators.combine(segments(), LedgerHistories.instants(), orders(), Arbitraries.of(Reserved.values()))
                .as(Listing::new);
    }

    static Arbitrary<Segment> segments() {
        return Arbitraries.recursive(RandomListings::conditions, RandomListings::combined, 0, 3);
    }

    static Arbitrary<CustomerOrder> orders() {
        return Combinators.combine(
                        Arbitraries.of(CustomerOrder.Key.values()), Arbitraries.of(CustomerOrder.Direction.values()))
                .as(CustomerOrder::new);
    }

    private static Arbitrary<Segment> combined(Arbitrary<Segment> part) {
        Arbitrary<List<Segment>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(part.map(Segment.Not::new), parts.map(Segment.And::new), parts.map(Segment.Or::new));
    }

    private static Arbitrary<Segment> conditions() {
        Arbitrary<LocalDate> dates = LedgerHistories.instants().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
        Arbitrary<YearMonth> months = dates.map(YearMonth::from);
        return Arbitraries.oneOf(
                Arbitraries.just(new Segment.Everyone()),
                attributes(),
                ranges(dates).map(Segment.SignedUp::new),
                ranges(months).map(Segment.SignupMonth::new),
                ranges(months).map(Segment.AcquisitionMonth::new),
                ranges(Arbitraries.longs().between(-1, 3)).map(Segment.Tickets::new),
                amounts().map(Segment.Revenue::new),
                amounts().map(Segment.Profit::new));
    }

    private static Arbitrary<Segment> attributes() {
        Arbitrary<String> values = Arbitraries.of("basic", "pro", "Facebook Ads", "'", "%", "\uD83D", "\uFF5E");
        return Combinators.combine(
                        Arbitraries.of(DatedAttribute.PLAN, DatedAttribute.CHANNEL),
                        values.list().ofMinSize(1).ofMaxSize(2))
                .as((name, chosen) -> Segment.attribute(name, chosen.toArray(String[]::new)));
    }

    private static Arbitrary<Range<Money>> amounts() {
        Arbitrary<Long> minors = Arbitraries.oneOf(
                Arbitraries.longs().between(-1, 2),
                Arbitraries.longs().between(-100_000, 100_000),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        return Arbitraries.of("USD", "JPY", "KWD").flatMap(currency -> {
            Arbitrary<Money> bounds = minors.map(minor -> Money.ofMinor(minor, currency));
            return ranges(bounds);
        });
    }

    private static <T extends Comparable<? super T>> Arbitrary<Range<T>> ranges(Arbitrary<T> bounds) {
        Arbitrary<Range<T>> both = bounds.list()
                .ofSize(2)
                .uniqueElements()
                .map(pair -> pair.stream().sorted().toList())
                .map(sorted -> Range.of(sorted.get(0), sorted.get(1)));
        return Arbitraries.oneOf(both, bounds.map(Range::from), bounds.map(Range::below));
    }

    /** Statements about the customers' attributes, some of them at one instant and contradicting each other. */
    static Arbitrary<List<DatedAttribute>> statements() {
        Arbitrary<DatedAttribute> any = LedgerHistories.attributes();
        Arbitrary<DatedAttribute> crowded = any.map(attribute -> new DatedAttribute(
                attribute.party(),
                attribute.name(),
                attribute.value(),
                Instant.parse("2026-01-01T00:00:00Z"),
                attribute.revision()));
        return Arbitraries.oneOf(any, crowded).list().ofMaxSize(10);
    }
}
