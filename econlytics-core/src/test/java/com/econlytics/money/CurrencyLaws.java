package com.econlytics.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.ExchangeDifference.Reversal;
import com.econlytics.money.RatePolicy.Derivation;
import com.econlytics.money.RatePolicy.Timing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CurrencyLaws {
    private static final List<String> CODES = List.of("USD", "EUR", "JPY", "KWD");
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);

    @Property
    @Label("L9 one currency: without a rate an amount is pending, and a rate is never made up")
    void l9NoRateMeansPending(
            @ForAll("tables") List<ExchangeRate> table,
            @ForAll("policies") RatePolicy policy,
            @ForAll("currencies") Currency from,
            @ForAll("currencies") Currency to,
            @ForAll("dates") LocalDate date) {
        Optional<ConversionRate> found = ExchangeRates.of(table).find(policy, from, to, date);
        List<ExchangeRate.Term> allowed = policy.timing().termsFor(date);
        boolean quoted = table.stream()
                .anyMatch(rate -> rate.base().equals(from) && rate.quote().equals(to) && allowed.contains(rate.term()));
        assertThat(found.isPresent() || !(quoted || from.equals(to))).isTrue();
        found.ifPresent(rate -> {
            assertThat(table).containsAll(rate.sources());
            assertThat(allowed)
                    .containsAll(rate.sources().stream().map(ExchangeRate::term).toList());
            assertThat(rate.from()).isEqualTo(from);
            assertThat(rate.to()).isEqualTo(to);
            assertThat(rate.sources()).hasSize(sources(rate.route()));
            assertThat(fraction(rate)).isEqualTo(chained(rate));
        });
    }

    @Property
    @Label("a policy derives nothing that it does not say")
    void aPolicyDerivesNothingThatItDoesNotSay(
            @ForAll("tables") List<ExchangeRate> table,
            @ForAll("currencies") Currency from,
            @ForAll("currencies") Currency to,
            @ForAll("dates") LocalDate date) {
        ExchangeRates rates = ExchangeRates.of(table);
        Timing timing = new Timing.TransactionDate(1);
        assertThat(rates.find(RatePolicy.quoted(timing), from, to, date).stream())
                .allMatch(rate -> rate.route() == ConversionRate.Route.QUOTED || from.equals(to));
        assertThat(rates.find(RatePolicy.of(timing, Derivation.inverse()), from, to, date).stream())
                .allMatch(rate -> rate.route() != ConversionRate.Route.CROSS);
    }

    @Property
    @Label("L12 determinism: the order in which a table is stated does not matter")
    void l12OrderOfATableDoesNotMatter(
            @ForAll("tables") List<ExchangeRate> table,
            @ForAll("policies") RatePolicy policy,
            @ForAll("currencies") Currency from,
            @ForAll("currencies") Currency to,
            @ForAll("dates") LocalDate date,
            @ForAll Random random) {
        List<ExchangeRate> shuffled = new ArrayList<>(table);
        Collections.shuffle(shuffled, random);
        assertThat(ExchangeRates.of(shuffled).find(policy, from, to, date))
                .isEqualTo(ExchangeRates.of(table).find(policy, from, to, date));
    }

    @Property
    @Label("a conversion is within half a minor unit of the exact one, and mirrors for the opposite amount")
    void aConversionIsExactToHalfAMinorUnit(@ForAll("conversions") ConversionRate rate, @ForAll("minor") long minor) {
        Money converted = rate.convert(new Money(minor, rate.from()));
        BigDecimal exact = new BigDecimal(rate.numerator()).multiply(new Money(minor, rate.from()).toMajor());
        BigDecimal error = exact.subtract(converted.toMajor().multiply(new BigDecimal(rate.denominator())));
        BigDecimal half = new BigDecimal(rate.denominator())
                .multiply(new Money(1, rate.to()).toMajor())
                .divide(BigDecimal.valueOf(2));
        assertThat(error.abs()).isLessThanOrEqualTo(half);
        boolean tie = error.abs().compareTo(half) == 0;
        assertThat(tie && converted.amountMinor() % 2 != 0).isFalse();
        assertThat(rate.convert(new Money(-minor, rate.from()))).isEqualTo(converted.negated());
    }

    @Property
    @Label("L1 conservation: translated parts and their rounding difference sum to the translated total")
    void l1TranslationSumsToItsTotal(
            @ForAll("conversions") ConversionRate rate, @ForAll("minors") List<Long> minors, @ForAll Random random) {
        SortedMap<Integer, Money> amounts = new TreeMap<>();
        minors.forEach(minor -> amounts.put(amounts.size(), new Money(minor, rate.from())));
        Translation<Integer> translation = Translation.of(amounts, rate);
        BigInteger sum = BigInteger.valueOf(translation.roundingDifference().amountMinor());
        for (Money part : translation.parts().values()) {
            sum = sum.add(BigInteger.valueOf(part.amountMinor()));
        }
        long whole = minors.stream().mapToLong(Long::longValue).sum();
        assertThat(sum)
                .isEqualTo(BigInteger.valueOf(
                        rate.convert(new Money(whole, rate.from())).amountMinor()));
        assertThat(translation.parts().keySet()).containsExactlyElementsOf(amounts.keySet());
        assertThat(2 * Math.abs(translation.roundingDifference().amountMinor()))
                .isLessThanOrEqualTo(minors.size() + 1L);
    }

    @Property
    @Label("L9 one currency: amounts of two currencies are never translated together")
    void l9TwoCurrenciesAreNeverTranslatedTogether(
            @ForAll("conversions") ConversionRate rate,
            @ForAll("currencies") Currency other,
            @ForAll("minor") long minor) {
        SortedMap<Integer, Money> amounts = new TreeMap<>();
        amounts.put(1, new Money(minor, rate.from()));
        amounts.put(2, new Money(minor, other));
        if (other.equals(rate.from())) {
            assertThat(Translation.of(amounts, rate).parts()).hasSize(2);
        } else {
            assertThatThrownBy(() -> Translation.of(amounts, rate)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    @Label("L1 conservation: the two parts of each reversal sum to what was booked")
    void l1ReversalsSumToWhatWasBooked(
            @ForAll("receipts") Exchanged receipt, @ForAll("settlements") List<Exchanged> reversals) {
        ExchangeDifference difference = ExchangeDifference.of(receipt, reversals);
        assertThat(difference.reversals()).extracting(Reversal::booked).isEqualTo(reversals);
        long booked = 0;
        long parts = 0;
        long presented = 0;
        for (Reversal reversal : difference.reversals()) {
            booked += reversal.booked().settled().amountMinor();
            parts += reversal.atOriginalRate().amountMinor();
            presented += reversal.booked().presented().amountMinor();
            assertThat(reversal.atOriginalRate().plus(reversal.realised()))
                    .isEqualTo(reversal.booked().settled());
            assertNear(receipt, presented, parts);
        }
        assertThat(difference.realised().amountMinor()).isEqualTo(booked - parts);
    }

    @Property
    @Label("a full reversal in any steps undoes the receipt exactly, and at its own rate realises nothing")
    void aFullReversalUndoesTheReceipt(@ForAll("receipts") Exchanged receipt, @ForAll("minors") List<Long> steps) {
        List<Exchanged> reversals = new ArrayList<>();
        long rest = -receipt.presented().amountMinor();
        for (long step : steps) {
            reversals.add(reversal(receipt, step, 0));
            rest -= step;
        }
        reversals.add(reversal(receipt, rest, 0));
        ExchangeDifference first = ExchangeDifference.of(receipt, reversals);
        Money undone = first.reversals().stream()
                .map(Reversal::atOriginalRate)
                .reduce(Money.zero(receipt.settled().currency()), Money::plus);
        assertThat(undone).isEqualTo(receipt.settled().negated());
        List<Exchanged> atOriginalRate = first.reversals().stream()
                .map(reversal -> new Exchanged(reversal.booked().presented(), reversal.atOriginalRate()))
                .toList();
        assertThat(ExchangeDifference.of(receipt, atOriginalRate).reversals())
                .allMatch(reversal -> reversal.realised().isZero());
    }

    /** What is undone is within half a minor unit of the presented part of what was settled. */
    private static void assertNear(Exchanged receipt, long presented, long parts) {
        BigInteger exact = BigInteger.valueOf(receipt.settled().amountMinor()).multiply(BigInteger.valueOf(presented));
        BigInteger of = BigInteger.valueOf(receipt.presented().amountMinor());
        BigInteger error = exact.subtract(BigInteger.valueOf(parts).multiply(of));
        assertThat(error.abs().shiftLeft(1)).isLessThanOrEqualTo(of.abs());
    }

    private static int sources(ConversionRate.Route route) {
        return switch (route) {
            case IDENTITY -> 0;
            case QUOTED, INVERSE -> 1;
            case CROSS -> 2;
        };
    }

    private static List<BigInteger> fraction(ConversionRate rate) {
        return List.of(rate.numerator(), rate.denominator());
    }

    /** The product of the sources, each turned so that it leads on from where the one before it ended. */
    private static List<BigInteger> chained(ConversionRate rate) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        Currency at = rate.from();
        for (ExchangeRate source : rate.sources()) {
            boolean forward = source.base().equals(at);
            BigInteger units = source.rate().movePointRight(10).toBigIntegerExact();
            numerator = numerator.multiply(forward ? units : BigInteger.TEN.pow(10));
            denominator = denominator.multiply(forward ? BigInteger.TEN.pow(10) : units);
            at = forward ? source.quote() : source.base();
        }
        assertThat(at).isEqualTo(rate.to());
        BigInteger common = numerator.gcd(denominator);
        return List.of(numerator.divide(common), denominator.divide(common));
    }

    private static Exchanged reversal(Exchanged of, long presented, long settled) {
        return new Exchanged(
                new Money(presented, of.presented().currency()),
                new Money(settled, of.settled().currency()));
    }

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of(CODES).map(Currency::getInstance);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(0, 4).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<List<ExchangeRate>> tables() {
        return Combinators.combine(
                        currencies(),
                        currencies(),
                        decimals(),
                        dates(),
                        Arbitraries.integers().between(0, 3))
                .as((base, quote, rate, date, kind) -> {
                    Currency other = base.equals(quote) ? next(quote) : quote;
                    return new ExchangeRate(base, other, rate, term(date, kind), ExchangeRate.Finality.FINAL);
                })
                .list()
                .uniqueElements(rate -> List.of(rate.base(), rate.quote(), rate.term()))
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<RatePolicy> policies() {
        Arbitrary<Timing> timings = Arbitraries.of(
                new Timing.TransactionDate(0),
                new Timing.TransactionDate(3),
                new Timing.Settlement(2),
                new Timing.PeriodAverage(),
                new Timing.PeriodEnd(),
                new Timing.Fixed("plan"));
        Arbitrary<Derivation> derivations = Arbitraries.oneOf(
                Arbitraries.of(new Derivation.Quoted(), Derivation.inverse()),
                currencies().map(Derivation::via));
        return Combinators.combine(timings, derivations).as(RatePolicy::of);
    }

    @Provide
    Arbitrary<ConversionRate> conversions() {
        Arbitrary<ExchangeRate> rates =
                tables().filter(table -> !table.isEmpty()).map(table -> table.get(0));
        return Arbitraries.oneOf(rates.map(ConversionRate::quoted), rates.map(ConversionRate::inverse));
    }

    @Provide
    Arbitrary<Long> minor() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(0L, 1L, -1L, 5L, 10_000_000_000L)),
                Tuple.of(3, Arbitraries.longs().between(-10_000_000, 10_000_000)));
    }

    @Provide
    Arbitrary<List<Long>> minors() {
        return minor().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Exchanged> receipts() {
        return Combinators.combine(minor().filter(minor -> minor != 0), small())
                .as((presented, settled) ->
                        new Exchanged(Money.ofMinor(presented, "JPY"), Money.ofMinor(settled, "KWD")));
    }

    private static Arbitrary<Long> small() {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, -1L, 1_000_000L), Arbitraries.longs().between(-1_000_000, 1_000_000));
    }

    @Provide
    Arbitrary<List<Exchanged>> settlements() {
        return Combinators.combine(minor(), minor())
                .as((presented, settled) ->
                        new Exchanged(Money.ofMinor(presented, "JPY"), Money.ofMinor(settled, "KWD")))
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.oneOf(
                Arbitraries.of("1", "0.5", "1.25", "3", "0.0064", "156.25", "0.0001")
                        .map(BigDecimal::new),
                Arbitraries.integers().between(1, 2_000_000).map(units -> BigDecimal.valueOf(units, 4)));
    }

    private static Currency next(Currency currency) {
        return Currency.getInstance(CODES.get((CODES.indexOf(currency.getCurrencyCode()) + 1) % CODES.size()));
    }

    private static ExchangeRate.Term term(LocalDate date, int kind) {
        return switch (kind) {
            case 0 -> new ExchangeRate.Term.Day(date);
            case 1 -> new ExchangeRate.Term.Average(YearMonth.from(date));
            case 2 -> new ExchangeRate.Term.Closing(YearMonth.from(date));
            default -> new ExchangeRate.Term.Plan("plan");
        };
    }
}
