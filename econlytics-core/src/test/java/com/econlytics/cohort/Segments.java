package com.econlytics.cohort;

import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of segments and of customers that lie around the bounds of those segments. */
final class Segments {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Segments() {}

    static Arbitrary<Segment> any() {
        return Arbitraries.recursive(Segments::conditions, Segments::combined, 0, 4);
    }

    static Arbitrary<Profile> profiles() {
        Arbitrary<AttributeHistory> attributes = Combinators.combine(names(), values(), instants())
                .as((name, value, from) -> new DatedAttribute(Company.of("x"), name, value, from, 0))
                .list()
                .ofMaxSize(4)
                .map(AttributeHistory::of);
        Arbitrary<Milestone> milestones =
                instants().map(at -> Milestone.of(at, Company.CALENDAR)).injectNull(0.3);
        Arbitrary<Money> small = smallAmounts();
        return Combinators.combine(
                        attributes,
                        milestones,
                        milestones,
                        small,
                        small,
                        Arbitraries.longs().between(0, 4))
                .as((history, signup, paid, revenue, profit, tickets) -> new Profile(
                        new CustomerId(1),
                        history,
                        signup,
                        paid,
                        revenue.currency().equals(profit.currency())
                                ? List.of(Profiles.row(revenue, profit, tickets))
                                : List.of()));
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(0, 24 * 120).map(hours -> START.plusSeconds(3600L * hours));
    }

    private static Arbitrary<Segment> combined(Arbitrary<Segment> part) {
        Arbitrary<List<Segment>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(part.map(Segment.Not::new), parts.map(Segment.And::new), parts.map(Segment.Or::new));
    }

    private static Arbitrary<Segment> conditions() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Segment.Everyone()),
                attributes(),
                ranges(Arbitraries.integers().between(0, 120).map(Segments::date))
                        .map(Segment.SignedUp::new),
                ranges(Arbitraries.integers().between(0, 5).map(Segments::month))
                        .map(Segment.SignupMonth::new),
                ranges(Arbitraries.integers().between(0, 5).map(Segments::month))
                        .map(Segment.AcquisitionMonth::new),
                ranges(Arbitraries.longs().between(-1, 5)).map(Segment.Tickets::new),
                amounts().map(Segment.Revenue::new),
                amounts().map(Segment.Profit::new));
    }

    private static Arbitrary<Segment> attributes() {
        return Combinators.combine(names(), values().list().ofMinSize(1).ofMaxSize(3))
                .as((name, values) -> Segment.attribute(name, values.toArray(String[]::new)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("plan", "country", "not", "and", "in", "everyone", "from", "tickets", "a_1");
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> odd = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
        return Arbitraries.oneOf(
                Arbitraries.of("pro", "basic", "\"", "\\", "\\\"", " ", "a\"b", ")", "not", "\uD83D\uDE00", "\uFF5E"),
                odd);
    }

    private static Arbitrary<Range<Money>> amounts() {
        return Arbitraries.of("USD", "JPY", "KWD").flatMap(currency -> {
            Arbitrary<Money> bounds = minors().map(minor -> Money.ofMinor(minor, currency));
            return ranges(bounds);
        });
    }

    private static Arbitrary<Long> minors() {
        return Arbitraries.oneOf(Arbitraries.longs().between(-3, 3), Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Arbitrary<Money> smallAmounts() {
        return Combinators.combine(Arbitraries.longs().between(-4, 4), Arbitraries.of("USD", "JPY", "KWD"))
                .as(Money::ofMinor);
    }

    static <T extends Comparable<? super T>> Arbitrary<Range<T>> ranges(Arbitrary<T> bounds) {
        Arbitrary<Range<T>> both = bounds.list()
                .ofSize(2)
                .uniqueElements()
                .map(pair -> pair.stream().sorted().toList())
                .map(sorted -> Range.of(sorted.get(0), sorted.get(1)));
        return Arbitraries.oneOf(both, bounds.map(Range::from), bounds.map(Range::below));
    }

    private static LocalDate date(int days) {
        return LocalDate.of(2026, 1, 1).plusDays(days);
    }

    private static YearMonth month(int months) {
        return YearMonth.of(2025, 12).plusMonths(months);
    }
}
