package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.ledger.Balance;
import com.econlytics.money.ExchangeRate;
import com.econlytics.money.ExchangeRates;
import com.econlytics.money.Money;
import com.econlytics.money.RatePolicy;
import com.econlytics.money.RatePolicy.Timing;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportingCurrencyTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final ExchangeRates RATES = ExchangeRates.of(
            ExchangeRate.daily("EUR", "USD", "1.10", LocalDate.of(2026, 6, 2)),
            ExchangeRate.daily("EUR", "USD", "1.20", LocalDate.of(2026, 7, 2)),
            ExchangeRate.average("EUR", "USD", "1.15", YearMonth.of(2026, 6)).provisional());

    @Test
    void aRefundAtAnotherRateIsARealisedDifferenceApartFromTheOriginalRate() {
        Books books = new Story()
                .customers("ann")
                .paidBy("ch_1", "ann")
                .charge("ch_1", "2026-06-02", "EUR 100.00", "EUR -2.00")
                .refund("re_1", "ch_1", "2026-07-02", "EUR -40.00")
                .books();
        TranslatedBooks translated = daily(0).translate(books);
        assertThat(amounts(translated)).isEqualTo("processing_fees USD -2.20, receipts USD 110.00, refunds USD -48.00");
        assertThat(translated.realised()).singleElement().satisfies(realised -> {
            assertThat(realised.atOriginalRate()).hasToString("USD -44.00");
            assertThat(realised.difference()).hasToString("USD -4.00");
        });
        assertThat(translated.realisedDifference()).hasToString("USD -4.00");
        assertThat(translated.untranslated()).isEmpty();
        assertThat(translated.isProvisional()).isFalse();
    }

    @Test
    void eachRateConvertsExactlyToItsTotalWithADifferenceLine() {
        Story story = new Story().customers("ann");
        for (int i = 0; i < 3; i++) {
            story.charge("ch_" + i, "2026-06-02", "EUR 0.05", "EUR 0.00");
        }
        TranslatedBooks translated = daily(0).translate(story.books());
        assertThat(amounts(translated)).isEqualTo("receipts USD 0.18");
        assertThat(translated.conversions()).singleElement().satisfies(conversion -> {
            assertThat(conversion.booked()).hasToString("EUR 0.15");
            assertThat(conversion.converted()).hasToString("USD 0.16");
            assertThat(conversion.parts()).hasToString("USD 0.18");
        });
        assertThat(translated.roundingDifference()).hasToString("USD -0.02");
    }

    @Test
    void whatHasNoRateStaysInItsCurrencyAndIsNamed() {
        Books books = new Story()
                .customers("ann")
                .charge("ch_1", "2026-06-03", "EUR 100.00", "EUR 0.00")
                .charge("ch_2", "2026-06-02", "USD 5.00", "USD 0.00")
                .books();
        TranslatedBooks translated = daily(0).translate(books);
        assertThat(amounts(translated)).isEqualTo("receipts USD 5.00");
        assertThat(translated.untranslated()).singleElement().satisfies(pending -> {
            assertThat(pending.date()).isEqualTo("2026-06-03");
            assertThat(pending.line().amount()).isEqualTo(10000);
        });
        assertThat(amounts(daily(1).translate(books))).isEqualTo("receipts USD 115.00");
    }

    @Test
    void theDayOfSettlementIsReadFromTheFactAndNeverGuessed() {
        Books books = new Story()
                .customers("ann")
                .post("ch_1", Story.payment("ch_1"), "2026-06-03", Map.of("settled_on", "2026-07-02"), receipt())
                .post("ch_2", Story.payment("ch_2"), "2026-06-02", Map.of(), receipt())
                .post("ch_3", Story.payment("ch_3"), "2026-06-02", Map.of("settled_on", "soon"), receipt())
                .books();
        TranslatedBooks translated = translate(new Timing.Settlement(0), books);
        assertThat(amounts(translated)).isEqualTo("receipts USD 12.00");
        assertThat(translated.untranslated()).hasSize(2);
    }

    @Test
    void theAverageOfAnOpenMonthIsProvisional() {
        Books books = new Story()
                .charge("ch_1", "2026-06-03", "EUR 10.00", "EUR 0.00")
                .books();
        TranslatedBooks translated = translate(new Timing.PeriodAverage(), books);
        assertThat(amounts(translated)).isEqualTo("receipts USD 11.50");
        assertThat(translated.isProvisional()).isTrue();
    }

    @Test
    void aRefundSettledAtAnotherRateThanItsPaymentIsAnExchangeDifferenceInTheSettlementCurrency() {
        Books books = new Story()
                .post("ch_1", Story.payment("ch_1"), "2026-06-02", Map.of("presented", "EUR 100.00"), leg("USD 110.00"))
                .post("re_1", Story.payment("ch_1"), "2026-06-05", Map.of("presented", "EUR 50.00"), back("USD -57.00"))
                .post("re_2", Story.payment("ch_1"), "2026-06-09", Map.of("presented", "EUR 50.00"), back("USD -54.00"))
                .post("ch_2", Story.payment("ch_2"), "2026-06-02", Map.of(), leg("USD 10.00"))
                .post("re_3", Story.payment("ch_2"), "2026-06-02", Map.of("presented", "?"), back("USD -10.00"))
                .books();
        SettledExchange exchange = SettledExchange.of(books);
        assertThat(exchange.reversals())
                .extracting(reversal -> reversal.atOriginalRate() + " and " + reversal.difference())
                .containsExactly("USD -55.00 and USD -2.00", "USD -55.00 and USD 1.00");
        assertThat(exchange.differences()).isEqualTo(Map.of(USD, Money.parse("USD -1.00")));
    }

    private static Leg receipt() {
        return leg("EUR 10.00");
    }

    private static Leg leg(String amount) {
        return new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount));
    }

    private static Leg back(String amount) {
        return new Leg(ChartOfAccounts.REFUNDS, Money.parse(amount));
    }

    private static ReportingCurrency daily(int daysBack) {
        return new ReportingCurrency(USD, RATES, RatePolicy.quoted(new Timing.TransactionDate(daysBack)));
    }

    private static TranslatedBooks translate(Timing timing, Books books) {
        return new ReportingCurrency(USD, RATES, RatePolicy.quoted(timing)).translate(books);
    }

    private static String amounts(TranslatedBooks translated) {
        Map<String, Money> sums = new TreeMap<>();
        for (Balance balance : translated.balances()) {
            Money amount = balance.key().unit().money(balance.amount());
            sums.merge(balance.key().account().code(), amount, Money::plus);
        }
        return String.join(
                ", ",
                sums.entrySet().stream()
                        .map(sum -> sum.getKey() + " " + sum.getValue())
                        .toList());
    }
}
