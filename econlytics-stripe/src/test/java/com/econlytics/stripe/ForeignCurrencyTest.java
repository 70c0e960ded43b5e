package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Fact;
import com.econlytics.pnl.FlaggedRecords;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the buyer sees is in one currency, what reaches the balance in another. */
@Scenario({"B34", "B36", "K4"})
class ForeignCurrencyTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest(name = "{1} {0} at {5} is {4}")
    @CsvSource({
        "eur, 3000, EUR 30.00, jpy, 4774, 1.59133, JPY 4774",
        "jpy, 5000, JPY 5000, eur, 3141, 0.6282, EUR 31.41",
        "jpy, 5000, JPY 5000, isk, 471100, 94.22, ISK 4711",
        "isk, 150000, ISK 1500, eur, 1012, 0.006747, EUR 10.12",
        "ugx, 500000, UGX 5000, usd, 134, 0.000268, USD 1.34",
        "mga, 50000, MGA 50000.00, eur, 1034, 0.02068, EUR 10.34",
        "kwd, 12340, KWD 12.340, usd, 4010, 0.324959, USD 40.10",
        "usd, 4010, USD 40.10, bhd, 15110, 3.76808, BHD 15.110",
        "huf, 395000, HUF 3950.00, eur, 1000, 0.002532, EUR 10.00",
        "krw, 14900, KRW 14900, jpy, 1620, 0.108725, JPY 1620"
    })
    void theSettledAmountIsBookedAndTheOtherIsKept(
            String shown,
            long shownMinor,
            String presented,
            String settled,
            long settledMinor,
            BigDecimal rate,
            String money) {
        ObjectNode paid = charge("ch_1", shownMinor, "txn_1").put("currency", shown);
        stripe.put(settled(transaction("txn_1", "charge", "ch_1", settledMinor, 0), settled)
                        .put("exchange_rate", rate))
                .put(paid);
        books.deliver(event("evt_1", "charge.succeeded", paid));
        books.work();
        books.backfill();

        Fact fact = books.facts().get(0);
        assertThat(books.facts()).hasSize(1);
        assertThat(fact).asString().contains("Leg[account=receipts, amount=" + money + "]");
        assertThat(fact.attributes()).containsEntry("presented", presented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "159.133", "1e300", "0.0159133"})
    void theRateThatStripeStatesIsNotUsed(BigDecimal rate) {
        stripe.put(
                settled(transaction("txn_1", "charge", "ch_1", 4774, 0), "jpy").put("exchange_rate", rate));
        stripe.put(charge("ch_1", 3000, "txn_1").put("currency", "eur"));
        books.backfill();

        assertThat(books.sums()).isEqualTo(Map.of("receipts JPY", 4774L));
    }

    @Test
    void whatIsCapturedLaterContestsNoEarlierCapture() {
        long captured = 0;
        for (long part : new long[] {400, 300, 300}) {
            captured += part;
            ObjectNode sold = charge("ch_1", 1000, "txn_1").put("amount_captured", captured);
            sold.withObject("/payment_method_details/card/multicapture").put("status", "available");
            String transaction = captured == part ? "txn_1" : "txn_" + captured;
            stripe.put(sold).put(settled(transaction(transaction, "charge", "ch_1", part, 30), "eur"));
            books.deliver(event("evt_" + captured, "charge.updated", sold));
            books.work();
            books.backfill();
        }

        assertThat(books.sums()).isEqualTo(Map.of("receipts EUR", 1000L, "processing_fees EUR", -90L));
    }

    @Test
    void ofAChargeThatIsCapturedInPartItIsNotSaidWhatTheCustomerSaw() {
        stripe.put(settled(transaction("txn_1", "charge", "ch_1", 580, 30), "eur"));
        stripe.put(charge("ch_1", 1000, "txn_1").put("amount_captured", 600));
        books.backfill();

        assertThat(books.facts().get(0).attributes()).doesNotContainKey("presented");
    }

    @Test
    void aRefundAtAnotherRateIsWhatLeftTheBalance() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 11_000, 350));
        stripe.put(charge("ch_1", 10_000, "txn_1").put("currency", "eur"));
        stripe.put(transaction("txn_2", "refund", "re_1", -11_250, 0));
        stripe.put(refund("re_1", "ch_1", 10_000, "txn_2").put("currency", "eur"));
        books.backfill();

        assertThat(books.sums())
                .isEqualTo(Map.of("receipts USD", 11_000L, "refunds USD", -11_250L, "processing_fees USD", -350L));
        assertThat(FlaggedRecords.of(books.standings()).render())
                .isEqualToIgnoringWhitespace("stripe/acct_1 refunded_beyond_receipt USD -2.50 1 records");
    }

    @Test
    @Scenario("K7")
    void balancesInSeveralCurrenciesAreNeverAdded() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 1000, 30)).put(charge("ch_1", 1000, "txn_1"));
        stripe.put(settled(transaction("txn_2", "charge", "ch_2", 1000, 30), "jpy"))
                .put(charge("ch_2", 1000, "txn_2").put("currency", "jpy"));
        stripe.put(settled(transaction("txn_3", "charge", "ch_3", 1000, 30), "EUR"))
                .put(charge("ch_3", 1000, "txn_3").put("currency", "eur"));
        books.backfill();

        assertThat(books.sums())
                .isEqualTo(Map.of(
                        "receipts USD",
                        1000L,
                        "processing_fees USD",
                        -30L,
                        "receipts JPY",
                        1000L,
                        "processing_fees JPY",
                        -30L,
                        "receipts EUR",
                        1000L,
                        "processing_fees EUR",
                        -30L));
    }

    /** The same in another currency, its fees too. */
    private static ObjectNode settled(ObjectNode transaction, String currency) {
        transaction.put("currency", currency);
        transaction
                .path("fee_details")
                .forEach(detail -> ((ObjectNode) detail).put("currency", currency.toLowerCase(Locale.ROOT)));
        return transaction;
    }
}
