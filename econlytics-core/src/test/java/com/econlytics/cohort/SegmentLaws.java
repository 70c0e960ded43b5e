package com.econlytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentLaws {
    @Property
    @Label("the text of a segment reads as the segment")
    void textRoundTrips(@ForAll("segments") Segment segment) {
        assertThat(Segment.parse(segment.toString())).isEqualTo(segment);
    }

    @Property
    @Label("blanks and needless brackets do not change what a text says")
    void textIsCanonical(@ForAll("segments") Segment segment) {
        String loose = "\t( (" + segment.toString().replace(" and ", " \n and  ") + ") ) ";
        assertThat(Segment.parse(loose.contains("\"") ? "((" + segment + "))" : loose))
                .hasToString(segment.toString());
    }

    @Property
    @Label("two-valued: every customer is in exactly one of a segment and its negation")
    void exactlyOneOfSegmentAndNegation(
            @ForAll("segments") Segment segment,
            @ForAll("profiles") Profile customer,
            @ForAll("instants") Instant asOf) {
        assertThat(new Segment.Not(segment).contains(customer, asOf)).isNotEqualTo(segment.contains(customer, asOf));
    }

    @Property
    @Label("De Morgan: not (a and b) is not a or not b, and the other way round")
    void deMorgan(
            @ForAll("segments") Segment a,
            @ForAll("segments") Segment b,
            @ForAll("profiles") Profile customer,
            @ForAll("instants") Instant asOf) {
        Segment notBoth = new Segment.Not(new Segment.And(List.of(a, b)));
        Segment eitherNot = new Segment.Or(List.of(new Segment.Not(a), new Segment.Not(b)));
        Segment neither = new Segment.Not(new Segment.Or(List.of(a, b)));
        Segment bothNot = new Segment.And(List.of(new Segment.Not(a), new Segment.Not(b)));
        assertThat(notBoth.contains(customer, asOf)).isEqualTo(eitherNot.contains(customer, asOf));
        assertThat(neither.contains(customer, asOf)).isEqualTo(bothNot.contains(customer, asOf));
    }

    @Property
    @Label("half-open: a range is its two halves, and nothing is in both")
    void rangesJoinWithoutGapOrOverlap(
            @ForAll("counts") List<Long> bounds,
            @ForAll("profiles") Profile customer,
            @ForAll("instants") Instant asOf) {
        boolean whole = tickets(bounds.get(0), bounds.get(2)).contains(customer, asOf);
        boolean lower = tickets(bounds.get(0), bounds.get(1)).contains(customer, asOf);
        boolean upper = tickets(bounds.get(1), bounds.get(2)).contains(customer, asOf);
        assertThat(lower || upper).isEqualTo(whole);
        assertThat(lower && upper).isFalse();
    }

    @Property(tries = 1000)
    @Label("any text is a segment or is refused with its place")
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        try {
            Segment segment = Segment.parse(text);
            assertThat(Segment.parse(segment.toString())).isEqualTo(segment);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches("(?s)the segment is unreadable at character [0-9]+: .*");
        }
    }

    private static Segment tickets(long from, long below) {
        return new Segment.Tickets(Range.of(from, below));
    }

    @Provide
    Arbitrary<Segment> segments() {
        return Segments.any().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Segments.profiles().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Segments.instants();
    }

    @Provide
    Arbitrary<List<Long>> counts() {
        return Arbitraries.longs()
                .between(-1, 6)
                .list()
                .ofSize(3)
                .uniqueElements()
                .map(bounds -> bounds.stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "plan",
                "not",
                "and",
                "or",
                "in",
                "from",
                "before",
                "below",
                "everyone",
                "tickets",
                "signed_up",
                "profit",
                "revenue",
                "signup_month",
                "=",
                "(",
                ")",
                ",",
                "\"a\"",
                "\"",
                "\\",
                "1",
                "-1",
                "2026-01",
                "2026-01-31",
                "USD",
                "1.00",
                "EUR",
                "\n",
                "?",
                "\uD83D");
        return pieces.list().ofMaxSize(12).map(parts -> String.join(" ", parts));
    }
}
