package com.econlytics.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1050,USD,USD 10.50", "1050,JPY,JPY 1050", "1050,KWD,KWD 1.050", "-5,USD,USD -0.05", "0,EUR,EUR 0.00"})
    void isWrittenInMajorUnitsOfItsCurrency(long minor, String currency, String text) {
        assertThat(Money.ofMinor(minor, currency)).hasToString(text);
    }

    @Property
    void readsWhatItWrites(@ForAll("amounts") Money amount) {
        assertThat(Money.parse(amount.toString())).isEqualTo(amount);
    }

    @Property
    void plusAndMinusUndoEachOther(@ForAll long left, @ForAll int right) {
        Money amount = Money.ofMinor(left / 2, "USD");
        Money other = Money.ofMinor(right, "USD");
        assertThat(amount.plus(other).minus(other)).isEqualTo(amount);
        assertThat(other.plus(amount)).isEqualTo(amount.plus(other));
        assertThat(other.plus(other.negated()).isZero()).isTrue();
    }

    @Test
    void refusesASumThatDoesNotFit() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "USD");
        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "USD"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, "USD").negated())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void neverAddsTwoCurrencies() {
        Money dollars = Money.parse("USD 10.00");
        Money euros = Money.parse("EUR 1.00");
        assertThatThrownBy(() -> dollars.plus(euros))
                .isInstanceOf(CurrencyMismatchException.class)
                .hasMessage("cannot combine USD 10.00 with EUR 1.00: convert one of them at a stated rate first");
        assertThatThrownBy(() -> dollars.compareTo(euros)).isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void aMismatchTellsBothAmounts() {
        Money dollars = Money.parse("USD 10.00");
        Money euros = Money.parse("EUR 1.00");
        assertThatThrownBy(() -> dollars.minus(euros))
                .isInstanceOfSatisfying(CurrencyMismatchException.class, mismatch -> {
                    assertThat(mismatch.left()).isEqualTo(dollars);
                    assertThat(mismatch.right()).isEqualTo(euros);
                });
    }

    @Test
    void onlyWhatIsBelowZeroIsNegativeAndLess() {
        Money cent = Money.parse("USD 0.01");
        Money nothing = Money.parse("USD 0.00");
        assertThat(List.of(
                        cent.isNegative(), nothing.isNegative(), cent.negated().isNegative()))
                .containsExactly(false, false, true);
        assertThat(Stream.of(cent, cent.negated(), nothing).sorted()).containsExactly(cent.negated(), nothing, cent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USD", "USD ", "USD 1e3", "USD +1", "USD 1,00", "USD  1.00", "USD .5", "10.00 USD"})
    void refusesTextThatIsNoAmount(String text) {
        assertThatThrownBy(() -> Money.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not an amount; write it like 'USD 10.00'");
    }

    @Test
    void refusesMoreDecimalsThanTheCurrencyHas() {
        assertThatThrownBy(() -> Money.parse("USD 0.005"))
                .hasMessage("0.005 is not a whole number of minor units of USD, which has 2 decimals");
        assertThatThrownBy(() -> Money.parse("JPY 0.5"))
                .hasMessage("0.5 is not a whole number of minor units of JPY, which has 0 decimals");
    }

    @Test
    void refusesACurrencyThatIsNone() {
        assertThatThrownBy(() -> Money.parse("usd 1.00"))
                .hasMessage("'usd' is not an ISO 4217 currency code; write it in capitals, like 'USD'");
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XXX")))
                .hasMessage("currency XXX has no minor unit; use a currency in which amounts are paid");
    }

    @Test
    void convertsToMajorUnitsExactly() {
        assertThat(Money.ofMinor(1050, "KWD").toMajor()).isEqualTo(new BigDecimal("1.050"));
        assertThat(Money.ofMajor(new BigDecimal("12.3"), Currency.getInstance("USD")))
                .isEqualTo(Money.ofMinor(1230, "USD"));
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Arbitraries.longs()
                .flatMap(minor -> Arbitraries.of("USD", "JPY", "KWD").map(currency -> Money.ofMinor(minor, currency)));
    }
}
