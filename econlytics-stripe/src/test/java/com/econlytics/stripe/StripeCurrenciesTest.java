package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeCurrenciesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"
            })
    void wholeUnitsAreWhole(String code) throws UnreadableException {
        assertThat(money(code, "1500")).isEqualTo(Money.parse(code + " 1500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BHD", "JOD", "KWD", "OMR", "TND"})
    void thousandthsAreThousandths(String code) throws UnreadableException {
        assertThat(money(code, "1500")).isEqualTo(Money.parse(code + " 1.500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "GBP", "HUF", "TWD", "MRU", "CHF", "BRL"})
    void hundredthsAreHundredths(String code) throws UnreadableException {
        assertThat(money(code, "1500")).isEqualTo(Money.parse(code + " 15.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "isk, 150000, ISK 1500",
        "isk, -150000, ISK -1500",
        "ugx, 150000, UGX 1500",
        "mga, 1500, MGA 1500.00",
        "mga, -1, MGA -1.00",
        "usd, 0, USD 0.00",
        "USD, -1050, USD -10.50",
        "usd, 1000000000000000, USD 10000000000000.00",
        "usd, -1000000000000000, USD -10000000000000.00",
    })
    @Scenario({"B36", "K4"})
    void whereStripeAndIsoDifferTheMoneyIsTheSame(String code, String stripe, String money) throws UnreadableException {
        assertThat(money(code, stripe)).isEqualTo(Money.parse(money));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isk", "ugx"})
    void aFractionThatIsoCannotExpressIsRefusedNotRounded(String code) {
        assertRefused(code, "150050", Reason.CURRENCY, "$.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "usdc", "zzz", "xau", "\u0000", "U$D"})
    @Scenario("B36")
    void anUnknownCurrencyIsRefusedNotAssumed(String code) {
        assertRefused(code, "100", Reason.CURRENCY, "$.currency");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.5",
                "10.0",
                "1e2",
                "\"100\"",
                "true",
                "[]",
                "1000000000000001",
                "-1000000000000001",
                "9223372036854775808",
                "-9223372036854775808",
                "10000000000000000000",
            })
    @Scenario("B37")
    void anAmountThatIsNoWholeNumberInRangeIsRefused(String amount) {
        assertRefused("usd", amount, Reason.AMOUNT, "$.amount");
    }

    @Test
    void anAmountThatIsNotThereIsRefused() {
        assertRefused("usd", "null", Reason.SCHEMA, "$.amount");
        assertThatThrownBy(() -> StripeCurrencies.money(new Json(JsonNodeFactory.instance.objectNode(), "$"), "fee"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("SCHEMA $.fee");
    }

    private static void assertRefused(String code, String amount, Reason reason, String detail) {
        assertThatThrownBy(() -> money(code, amount))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(reason + " " + detail);
    }

    private static Money money(String code, String amount) throws UnreadableException {
        String json = "{\"amount\":" + amount + ",\"currency\":" + JsonNodeFactory.instance.textNode(code) + "}";
        return StripeCurrencies.money(new Json(StrictJson.parse(json), "$"), "amount");
    }
}
