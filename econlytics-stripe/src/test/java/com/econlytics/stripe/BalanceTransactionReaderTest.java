package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.Identity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTransactionReaderTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final StripeApi api =
            StripeApi.connect(new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl())), pause -> {});
    private final BalanceTransactionReader reader =
            new BalanceTransactionReader(Payloads.TEST_ACCOUNT, new Origins(Payloads.TEST_ACCOUNT, api));

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest
    @CsvSource({
        "charge, eur, 10000, EUR 100.00",
        "charge_failure, eur, 10000, EUR 100.00",
        "charge, jpy, 10000, JPY 10000",
        "charge, isk, 150000, ISK 1500",
        "charge, kwd, 10000, KWD 10.000",
        "charge, usd, 2900,",
        "charge, isk, 150001,",
        "charge, zzz, 10000,",
        "partial_capture_reversal, eur, 10000,"
    })
    void whatTheCustomerSawInAnotherCurrencyIsKept(
            String category, String currency, long amount, @Nullable String presented) throws UnreadableException {
        ObjectNode transaction = transaction("txn_1", category, "ch_1", 11000, 0);
        transaction.set("source", charge("ch_1", amount, "txn_1").put("currency", currency));

        Fact posting = read(transaction).facts().get(0);

        assertThat(posting.attributes().get("presented")).isEqualTo(presented);
        assertThat(((Posting) posting).legs().get(0).amount()).isEqualTo(Money.parse("USD 110.00"));
    }

    @Test
    void aRefundAndADisputeTellTheirOwnAmountInTheCurrencyOfTheCustomer() throws UnreadableException {
        ObjectNode refunded = transaction("txn_2", "refund", "re_1", -6000, 0);
        refunded.set("source", refund("re_1", "ch_1", 5000, "txn_2").put("currency", "eur"));
        ObjectNode disputed = transaction("txn_3", "dispute", "dp_1", -6100, 1500);
        disputed.set(
                "source",
                Payloads.dispute("dp_1", "ch_1", "lost").put("currency", "eur").put("amount", 5100));

        assertThat(read(refunded).facts().get(0).attributes()).containsEntry("presented", "EUR 50.00");
        assertThat(read(disputed).facts().get(0).attributes()).containsEntry("presented", "EUR 51.00");
    }

    @Test
    void aChargeWithoutAnAmountOfItsOwnIsStillBooked() throws UnreadableException {
        ObjectNode transaction = transaction("txn_1", "charge", "ch_1", 2900, 114);
        ObjectNode silent = charge("ch_1", 2900, "txn_1");
        silent.remove(List.of("amount", "currency"));
        transaction.set("source", silent);

        assertThat(read(transaction).facts().get(0).attributes()).doesNotContainKey("presented");
    }

    @Test
    void aChargeIsItsReceiptAndItsFee() throws UnreadableException {
        ObjectNode transaction = transaction("txn_1", "charge", "ch_1", 2900, 114);
        transaction.set("source", charge("ch_1", 2900, "txn_1"));

        Reading reading = read(transaction);

        assertThat(reading.facts())
                .containsExactly(new Posting(
                        FactId.of(ACCOUNT, "ch_1", "charge"),
                        Posting.SETTLED,
                        CREATED,
                        Party.reference(ACCOUNT, "ch_1"),
                        List.of(
                                new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                                new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14"))),
                        new TreeMap<>(Map.of("balance_transaction", "txn_1", "category", "charge", "charge", "ch_1"))));
        assertThat(reading.identities())
                .containsExactly(
                        Identity.of(Party.reference(ACCOUNT, "ch_1"), List.of("cus_1")),
                        Identity.of(Party.ofRecord(ACCOUNT, "cus_1")));
    }

    @Nested
    class Ids {
        @Test
        void theRefundsOwnMovementHasNoOrdinal() throws UnreadableException {
            ObjectNode transaction = transaction("txn_2", "refund", "re_1", -500, 0);
            transaction.set("source", refund("re_1", "ch_1", 500, "txn_2"));

            assertThat(onlyPosting(transaction).id()).isEqualTo(FactId.of(ACCOUNT, "re_1", "refund"));
        }

        @Test
        void aRefundThatNamesItsChargeAsSourceIsToldApartByItsTransaction() throws UnreadableException {
            ObjectNode transaction = transaction("txn_2", "refund", "ch_1", -500, 0);
            transaction.set("source", charge("ch_1", 1000, "txn_1"));

            assertThat(onlyPosting(transaction).id()).isEqualTo(new FactId(ACCOUNT, "ch_1", "refund", "txn_2"));
        }

        @Test
        void twoWithdrawalsOfOneDisputeAreTwoFacts() throws UnreadableException {
            ObjectNode transaction = transaction("txn_3", "dispute", "dp_1", -1000, 1500);
            transaction.set("source", Payloads.dispute("dp_1", "ch_1", "needs_response"));

            assertThat(onlyPosting(transaction).id()).isEqualTo(new FactId(ACCOUNT, "dp_1", "dispute", "txn_3"));
        }

        @Test
        void whatHasNoSourceIsItsOwnObject() throws UnreadableException {
            assertThat(onlyPosting(transaction("txn_4", "fee", "", -900, 0)).id())
                    .isEqualTo(FactId.of(ACCOUNT, "txn_4", "fee"));
        }

        @Test
        void aSourceThatIsOnlyNamedIsLookedUp() throws UnreadableException {
            ObjectNode bare = transaction("txn_1", "charge", "ch_1", 1000, 30);
            stripe.put(bare).put(charge("ch_1", 1000, "txn_1"));
            ObjectNode expanded = bare.deepCopy();
            expanded.set("source", charge("ch_1", 1000, "txn_1"));

            assertThat(read(bare)).isEqualTo(read(expanded));
        }

        @Test
        void aTransactionWithoutItsSourceHasTheIdThatItHasWithIt() throws UnreadableException {
            for (String source : List.of("ch_1", "re_1", "dp_1")) {
                String category = Map.of("ch_1", "charge", "re_1", "refund", "dp_1", "dispute")
                        .get(source);
                ObjectNode bare = transaction("txn_1", category, source, 1000, 0);
                ObjectNode expanded = bare.deepCopy();
                expanded.set("source", source(source));

                assertThat(onlyPosting(bare).id())
                        .isEqualTo(onlyPosting(expanded).id());
                assertThat(onlyPosting(bare).revision())
                        .isLessThan(onlyPosting(expanded).revision());
            }
        }

        private static ObjectNode source(String id) {
            return switch (id) {
                case "ch_1" -> charge(id, 1000, "txn_1");
                case "re_1" -> refund(id, "ch_1", 1000, "txn_1");
                default -> Payloads.dispute(id, "ch_1", "lost");
            };
        }
    }

    @Nested
    class Contents {
        @Test
        void doNotDependOnWhatChangesLater() throws UnreadableException {
            ObjectNode early = transaction("txn_1", "charge", "ch_1", 1000, 30);
            early.set("source", charge("ch_1", 1000, "txn_1"));
            ObjectNode late = early.deepCopy();
            late.put("status", "available").put("available_on", 1).put("description", "renamed");
            ((ObjectNode) late.get("source")).put("amount_refunded", 500).put("disputed", true);

            assertThat(onlyPosting(late).contentDigest())
                    .isEqualTo(onlyPosting(early).contentDigest());
        }

        @Test
        void ofACustomerThatIsExpandedAreThoseOfItsId() throws UnreadableException {
            ObjectNode named = transaction("txn_1", "charge", "ch_1", 1000, 30);
            named.set("source", charge("ch_1", 1000, "txn_1"));
            ObjectNode expanded = named.deepCopy();
            ((ObjectNode) expanded.get("source")).set("customer", Payloads.customer("cus_1", "ada@mail.example"));

            assertThat(read(expanded)).isEqualTo(read(named));
        }

        @Test
        @Scenario("B32")
        void ofAGuestsChargeNameNobody() throws UnreadableException {
            ObjectNode transaction = transaction("txn_1", "charge", "ch_1", 1000, 30);
            transaction.set("source", charge("ch_1", 1000, "txn_1").putNull("customer"));

            assertThat(read(transaction).identities()).containsExactly(Identity.of(Party.reference(ACCOUNT, "ch_1")));
        }
    }

    @Nested
    class Refused {
        @Test
        @Scenario("B40")
        void whenAmountLessFeeIsNotNet() {
            assertRefused(transaction("txn_1", "charge", "", 1000, 30).put("net", 971), "SOURCE_INCONSISTENT $.net");
        }

        @Test
        void whenAFieldIsMissing() {
            ObjectNode transaction = transaction("txn_1", "charge", "", 1000, 30);
            transaction.remove("fee");

            assertRefused(transaction, "SCHEMA $.fee");
        }

        @Test
        @Scenario("B41")
        void whenItWasCreatedBeforeStripeOrAfterTomorrow() {
            long tomorrow = NOW.plus(Duration.ofDays(1)).getEpochSecond();

            assertRefused(transaction("txn_1", "fee", "", -1, 0).put("created", 0), "TIMESTAMP $.created");
            assertRefused(transaction("txn_1", "fee", "", -1, 0).put("created", tomorrow + 1), "TIMESTAMP $.created");
            assertRefused(transaction("txn_1", "fee", "", -1, 0).put("created", "soon"), "SCHEMA $.created");
        }

        @Test
        void whenItsSourceIsOfTheOtherMode() {
            ObjectNode transaction = transaction("txn_1", "charge", "", 1000, 30);
            transaction.set("source", charge("ch_1", 1000, "txn_1").put("livemode", true));

            assertRefused(transaction, "OTHER_MODE $.source.livemode");
        }

        @Test
        void whenAnIdCannotBeTheKeyOfAFact() {
            assertRefused(transaction("txn 1", "fee", "", -1, 0), "SCHEMA $.id");
        }

        private void assertRefused(ObjectNode transaction, String message) {
            assertThatThrownBy(() -> read(transaction))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void aFeeThatIsNotBrokenDownIsFlagged() throws UnreadableException {
        Posting posting = onlyPosting(
                transaction("txn_1", "charge", "", 1000, 0).put("fee", 30).put("net", 970));

        assertThat(legs(posting)).isEqualTo("receipts USD 10.00, processing_fees USD -0.30");
        assertThat(posting.attributes()).containsEntry("flag", "unknown_fee unknown_source");
    }

    @Test
    void aMovementOfNothingNeedsNoFact() throws UnreadableException {
        assertThat(read(transaction("txn_1", "charge", "", 0, 0)).facts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unreconciled_customer_funds", "contribution", "issuing_transaction", "climate_order_purchase"})
    void aCategoryWhoseAccountOnlyTheCompanyKnowsIsFlagged(String category) throws UnreadableException {
        assertThat(onlyPosting(transaction("txn_1", category, "", 700, 0)).attributes())
                .containsEntry("flag", "unclassified");
    }

    @Test
    void aCategoryThatIsNewIsKeptAndFlagged() throws UnreadableException {
        Posting posting = onlyPosting(transaction("txn_1", "lottery", "", 700, 0));

        assertThat(legs(posting)).isEqualTo("other_adjustments USD 7.00");
        assertThat(posting.attributes()).containsEntry("flag", "unknown_category");
    }

    private Posting onlyPosting(ObjectNode transaction) throws UnreadableException {
        List<Fact> facts = read(transaction).facts();
        assertThat(facts).hasSize(1);
        return (Posting) facts.get(0);
    }

    private Reading read(JsonNode transaction) throws UnreadableException {
        return reader.read(new Json(transaction, "$"), Origin.NONE, NOW);
    }

    private static String legs(Posting posting) {
        return posting.legs().stream()
                .map(leg -> leg.account() + " " + leg.amount())
                .collect(Collectors.joining(", "));
    }
}
