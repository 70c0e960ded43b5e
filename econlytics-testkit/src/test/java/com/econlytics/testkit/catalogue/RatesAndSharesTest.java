package com.econlytics.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Apportionment;
import com.econlytics.money.ExchangeRate;
import com.econlytics.money.ExchangeRates;
import com.econlytics.money.Money;
import com.econlytics.money.RatePolicy;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.ReportingCurrency;
import com.econlytics.pnl.TranslatedBooks;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the catalogue that the core alone answers for. */
class RatesAndSharesTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));

    @Test
    @Scenario("B35")
    void withoutARateAnAmountIsListedAsUntranslatedAndNeverZero() {
        TranslatedBooks translated = inDollars(ExchangeRates.of());
        assertThat(translated.untranslated()).hasSize(1);
        assertThat(translated.balances()).isEmpty();
    }

    @Test
    @Scenario("B35")
    void aRateOfZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeRate.average("EUR", "USD", "0", JUNE))
                .withMessage("the rate of EUR in USD for the average of 2026-06 is 0;"
                        + " a rate is above 0, and one that is not known is left out");
    }

    @Test
    @Scenario("B35")
    void aRateThatIsRevisedTranslatesAnewAndLeavesWhatWasBooked() {
        assertThat(dollarsAt("1.10")).isEqualTo(11_000);
        assertThat(dollarsAt("1.20")).isEqualTo(12_000);
    }

    @Test
    @Scenario("B39")
    void aCentForThreeIsOnePersonsCentInWhateverOrder() {
        assertThat(Apportionment.largestRemainder(1, List.of(Ratio.ONE, Ratio.ONE, Ratio.ONE)))
                .contains(List.of(1L, 0L, 0L));
        assertThat(Apportionment.largestRemainder(10_000, List.of(Ratio.ONE, Ratio.ONE, Ratio.ONE)))
                .contains(List.of(3_334L, 3_333L, 3_333L));
        assertThat(Apportionment.largestRemainder(-10_000, List.of(Ratio.ONE, Ratio.ONE, Ratio.ONE)))
                .contains(List.of(-3_334L, -3_333L, -3_333L));
    }

    private static long dollarsAt(String rate) {
        return inDollars(ExchangeRates.of(ExchangeRate.average("EUR", "USD", rate, JUNE))).balances().stream()
                .mapToLong(Balance::amount)
                .sum();
    }

    private static TranslatedBooks inDollars(ExchangeRates rates) {
        InMemoryLedger ledger = new InMemoryLedger(
                BOOKING, new Matching(Matching.Emails.IGNORE), SettableClock.at("2026-07-01T00:00:00Z"));
        Posting receipt = Posting.settled(
                FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge"),
                Instant.parse("2026-06-02T10:00:00Z"),
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("EUR 100.00"))));
        ledger.book(Batch.builder().facts(List.of(receipt)).build());
        RatePolicy average = RatePolicy.quoted(new RatePolicy.Timing.PeriodAverage());
        return new ReportingCurrency(Currency.getInstance("USD"), rates, average).translate(Books.of(ledger, BOOKING));
    }
}
