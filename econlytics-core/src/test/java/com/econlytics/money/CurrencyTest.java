package com.econlytics.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.ExchangeDifference.Reversal;
import com.econlytics.money.RatePolicy.Timing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CurrencyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final ExchangeRate RATE = ExchangeRate.daily("EUR", "USD", "1.0850", FRIDAY);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/currency.csv", numLinesToSkip = 1)
    void convertsAsTheTableSays(
            String id,
            String rule,
            String timing,
            String derivation,
            @Nullable String rates,
            String from,
            String to,
            LocalDate date,
            String amount,
            String expected) {
        RatePolicy policy = RatePolicy.of(CurrencyTables.timing(timing), CurrencyTables.derivation(derivation));
        Optional<ConversionRate> found =
                CurrencyTables.rates(rates).find(policy, Currency.getInstance(from), Currency.getInstance(to), date);
        String converted =
                found.map(rate -> text(rate, Money.parse(from + " " + amount))).orElse("pending");
        assertThat(converted).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/currency-translation.csv", numLinesToSkip = 1)
    void translatesAsTheTableSays(
            String id, String rule, String rate, @Nullable String amounts, @Nullable String parts, String difference) {
        SortedMap<Integer, Money> byPosition = new TreeMap<>();
        CurrencyTables.amounts(amounts).forEach(amount -> byPosition.put(byPosition.size(), amount));
        Translation<Integer> translation = Translation.of(byPosition, ConversionRate.quoted(CurrencyTables.rate(rate)));
        assertThat(translation.parts().values()).containsExactlyElementsOf(CurrencyTables.amounts(parts));
        assertThat(translation.roundingDifference()).isEqualTo(Money.parse(difference));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/currency-realised.csv", numLinesToSkip = 1)
    void realisesDifferencesAsTheTableSays(
            String id,
            String rule,
            String receipt,
            @Nullable String reversals,
            @Nullable String atOriginalRate,
            @Nullable String realised,
            String inAll) {
        ExchangeDifference difference =
                ExchangeDifference.of(CurrencyTables.exchanged(receipt).get(0), CurrencyTables.exchanged(reversals));
        assertThat(difference.reversals())
                .extracting(Reversal::atOriginalRate)
                .containsExactlyElementsOf(CurrencyTables.amounts(atOriginalRate));
        assertThat(difference.reversals())
                .extracting(Reversal::realised)
                .containsExactlyElementsOf(CurrencyTables.amounts(realised));
        assertThat(difference.realised()).isEqualTo(Money.parse(inAll));
    }

    @Test
    void aResultNamesThePublishedRatesItComesFrom() {
        ExchangeRates rates = ExchangeRates.of(
                ExchangeRate.average("EUR", "USD", "1.25", YearMonth.of(2026, 3)),
                ExchangeRate.average("EUR", "JPY", "160", YearMonth.of(2026, 3)).provisional());
        RatePolicy policy = RatePolicy.of(new Timing.PeriodAverage(), RatePolicy.Derivation.via(EUR));
        assertThat(rates.find(policy, USD, Currency.getInstance("JPY"), FRIDAY))
                .map(ConversionRate::toString)
                .contains("USD to JPY at 128/1, CROSS of EUR/USD 1.25 of the average of 2026-03,"
                        + " EUR/JPY 160 of the average of 2026-03 (provisional)");
        assertThat(ExchangeRate.closing("EUR", "USD", "1.10", YearMonth.of(2026, 3)))
                .hasToString("EUR/USD 1.1 of the end of 2026-03");
        assertThat(ExchangeRate.planned("EUR", "USD", "100", "budget 2026"))
                .hasToString("EUR/USD 100 of plan budget 2026");
        assertThat(rates.find(policy, USD, USD, FRIDAY))
                .map(ConversionRate::toString)
                .contains("USD to USD at 1/1, IDENTITY");
    }

    @Test
    void onlySettlementIsDecidedByTheDayOfSettlement() {
        LocalDate monday = FRIDAY.plusDays(3);
        assertThat(new Timing.Settlement(2).decisive(FRIDAY, monday)).isEqualTo(monday);
        assertThat(List.of(
                        new Timing.TransactionDate(2),
                        new Timing.PeriodAverage(),
                        new Timing.PeriodEnd(),
                        new Timing.Fixed("budget")))
                .allSatisfy(
                        timing -> assertThat(timing.decisive(FRIDAY, monday)).isEqualTo(FRIDAY));
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "USD", "0", FRIDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rate of EUR in USD for 2026-03-06 is 0;"
                        + " a rate is above 0, and one that is not known is left out");
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "USD", "-1.1", FRIDAY))
                .hasMessage("the rate of EUR in USD for 2026-03-06 is -1.1;"
                        + " a rate is above 0, and one that is not known is left out");
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "EUR", "1", FRIDAY))
                .hasMessage("a rate from EUR to itself is always 1; leave it out");
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "USD", "1e999999999", FRIDAY))
                .hasMessage("the rate of EUR in USD for 2026-03-06 is 1E+999999999;"
                        + " state it with at most 30 digits on either side of the point");
        assertThatThrownBy(() -> ExchangeRate.planned("EUR", "USD", "1.1", " "))
                .hasMessage("a planned rate belongs to a plan; name it, like 'budget 2026'");
    }

    @Test
    void aRateHasThirtyDigitsOnEitherSideOfThePointAndNoMore() {
        String digits = "1".repeat(30);
        assertThat(ExchangeRate.daily("EUR", "USD", digits + "." + digits, FRIDAY)
                        .rate())
                .isEqualTo(new BigDecimal(digits + "." + digits));
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "USD", digits + "1", FRIDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state it with at most 30 digits on either side of the point");
        assertThatThrownBy(() -> ExchangeRate.daily("EUR", "USD", "0." + digits + "1", FRIDAY))
                .hasMessageContaining("state it with at most 30 digits on either side of the point");
    }

    @Test
    void aConversionByNothingOrFromNothingIsRefused() {
        for (BigInteger none : List.of(BigInteger.ZERO, BigInteger.ONE.negate())) {
            assertThatThrownBy(() -> conversion(none, BigInteger.TWO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the rate from EUR to USD is " + none + "/2; a rate is above 0, and one that is not"
                            + " known is left out");
            assertThatThrownBy(() -> conversion(BigInteger.TWO, none))
                    .hasMessage("the rate from EUR to USD is 2/" + none + "; a rate is above 0, and one that is not"
                            + " known is left out");
        }
    }

    @Test
    void trailingZerosMakeNoOtherRate() {
        assertThat(ExchangeRate.daily("EUR", "USD", "1.08500", FRIDAY)).isEqualTo(RATE);
    }

    @Test
    void twoRatesOfOnePairAndTermAreRefused() {
        ExchangeRate rival = ExchangeRate.daily("EUR", "USD", "1.09", FRIDAY);
        assertThatThrownBy(() -> ExchangeRates.of(RATE, rival))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table has both EUR/USD 1.085 of 2026-03-06 and EUR/USD 1.09 of 2026-03-06;"
                        + " keep one of them");
    }

    @Test
    void aPolicyLooksBackAMonthAtMost() {
        assertThat(new Timing.TransactionDate(31).termsFor(FRIDAY)).hasSize(32);
        assertThatThrownBy(() -> new Timing.TransactionDate(32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a policy looks back 32 days; state 0 to 31, because an older rate is another month's");
        assertThatThrownBy(() -> new Timing.Settlement(-1))
                .hasMessage("a policy looks back -1 days; state 0 to 31, because an older rate is another month's");
    }

    @Test
    void anAmountOfAnotherCurrencyIsNotConverted() {
        ConversionRate rate = ConversionRate.quoted(RATE);
        assertThatThrownBy(() -> rate.convert(Money.parse("GBP 5.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate from EUR to USD cannot convert GBP 5.00; find the rate from GBP");
        assertThatThrownBy(() -> Translation.of(
                        new TreeMap<>(Map.of(1, Money.parse("EUR 1.00"), 2, Money.parse("USD 1.00"))), rate))
                .hasMessage("a rate from EUR to USD cannot convert USD 1.00; find the rate from USD");
    }

    @Test
    void aResultThatDoesNotFitIsAnError() {
        ConversionRate rate = ConversionRate.quoted(ExchangeRate.daily("EUR", "USD", "1.01", FRIDAY));
        assertThatThrownBy(() -> rate.convert(new Money(Long.MAX_VALUE, EUR))).isInstanceOf(ArithmeticException.class);
        assertThat(ConversionRate.identity(EUR).convert(new Money(Long.MIN_VALUE, EUR)))
                .isEqualTo(new Money(Long.MIN_VALUE, EUR));
    }

    @Test
    void aReceiptOfNothingHasNoRate() {
        Exchanged nothing = new Exchanged(Money.parse("EUR 0.00"), Money.parse("USD 0.00"));
        assertThatThrownBy(() -> ExchangeDifference.of(nothing, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a receipt of EUR 0.00 settled as USD 0.00 has no rate; leave out what presents no amount");
    }

    @Test
    void aReversalInOtherCurrenciesIsRefused() {
        Exchanged receipt = new Exchanged(Money.parse("EUR 1.00"), Money.parse("USD 1.10"));
        Exchanged reversal = new Exchanged(Money.parse("EUR -1.00"), Money.parse("GBP -0.90"));
        assertThatThrownBy(() -> ExchangeDifference.of(receipt, List.of(reversal)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a receipt of EUR 1.00 settled as USD 1.10 has a reversal of EUR -1.00 settled as GBP -0.90;"
                                + " state both in the currencies of the receipt");
    }

    @Test
    void aPartOfATranslationIsInTheCurrencyOfItsTotal() {
        SortedMap<Integer, Money> parts = new TreeMap<>(Map.of(1, Money.parse("EUR 1.00")));
        assertThatThrownBy(() -> new Translation<>(ConversionRate.quoted(RATE), parts, Money.parse("USD 1.09")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a translation to USD has the part EUR 1.00; convert every part at its rate");
    }

    private static ConversionRate conversion(BigInteger numerator, BigInteger denominator) {
        Currency usd = Currency.getInstance("USD");
        return new ConversionRate(EUR, usd, numerator, denominator, ConversionRate.Route.QUOTED, List.of(RATE));
    }

    private static String text(ConversionRate rate, Money amount) {
        return rate.convert(amount).toMajor().toPlainString() + " " + rate.route()
                + (rate.isProvisional() ? " provisional" : "");
    }
}
