package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.authorisation;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {
    private static final Duration LONG_ENOUGH = Duration.ofHours(7);

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }

    @Test
    void aPlatformsFeeAndItsRefundAreEarnings() {
        stripe.put(transaction("txn_1", "platform_earning", "fee_1", 300, 0));
        stripe.put(transaction("txn_2", "platform_earning_refund", "fr_1", -100, 0));
        ObjectNode fee = object("fee_1", "application_fee").put("balance_transaction", "txn_1");
        ObjectNode refunds = fee.putObject("refunds").put("has_more", false);
        refunds.withArray("data").add(object("fr_1", "fee_refund").put("balance_transaction", "txn_2"));

        deliver("evt_1", "application_fee.refunded", fee);

        assertThat(books.sums()).isEqualTo(Map.of("platform_earnings USD", 200L));
    }

    @Test
    void aPlatformsFeeWithManyRefundsIsListed() {
        stripe.put(transaction("txn_1", "platform_earning", "fee_1", 300, 0));
        stripe.put(transaction("txn_2", "platform_earning_refund", "fr_1", -100, 0));
        stripe.put(object("fr_1", "fee_refund").put("fee", "fee_1").put("balance_transaction", "txn_2"));
        ObjectNode fee = object("fee_1", "application_fee").put("balance_transaction", "txn_1");
        fee.putObject("refunds").put("has_more", true).putArray("data");

        deliver("evt_1", "application_fee.refunded", fee);

        assertThat(books.sums()).isEqualTo(Map.of("platform_earnings USD", 200L));
    }

    @Test
    void aPlatformsFeeThatDoesNotShowItsRefundsIsAskedForThem() {
        stripe.put(transaction("txn_1", "platform_earning", "fee_1", 300, 0));
        stripe.put(transaction("txn_2", "platform_earning_refund", "fr_1", -100, 0));
        stripe.put(object("fr_1", "fee_refund").put("fee", "fee_1").put("balance_transaction", "txn_2"));
        ObjectNode fee = object("fee_1", "application_fee").put("balance_transaction", "txn_1");
        stripe.put(fee);

        deliver("evt_1", "application_fee.refunded", fee);

        assertThat(books.sums()).isEqualTo(Map.of("platform_earnings USD", 200L));
    }

    @Test
    void aRefundOfAPlatformsFeeIsLookedAtAndWithoutMoneyItsFeeIs() {
        stripe.put(transaction("txn_2", "platform_earning_refund", "fr_1", -100, 0));
        ObjectNode refund = object("fr_1", "fee_refund").put("fee", "fee_1");
        deliver("evt_1", "application_fee.refund.updated", refund);
        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND fee_1");

        deliver("evt_2", "application_fee.refund.updated", refund.deepCopy().put("balance_transaction", "txn_2"));

        assertThat(books.sums()).isEqualTo(Map.of("platform_earnings USD", -100L));
    }

    @Test
    void aCustomerIsKnownByAddressAndByTheIdOfOtherSystems() {
        ObjectNode customer = Payloads.customer("cus_1", " Ada@Mail.example ");
        customer.putObject("metadata").put("external_id", "u-17").put("plan", "growth");
        deliver("evt_1", "customer.created", customer);
        deliver("evt_2", "customer.deleted", object("cus_1", "customer").put("deleted", true));

        assertThat(books.ledger.identities())
                .containsExactly(new Identity(
                        Party.ofRecord(ACCOUNT, "cus_1"),
                        Identity.Role.OUTSIDE,
                        new TreeSet<>(List.of("u-17")),
                        new TreeSet<>(List.of("ada@mail.example")),
                        CREATED));
    }

    @Nested
    class AnEvent {
        private final ObjectNode charge = charge("ch_1", 2900, "txn_1");

        @Scenario({"A22", "K10"})
        @ParameterizedTest
        @ValueSource(strings = {"2011-01-01", "2020-08-27", "2026-07-29.dahlia", "2031-01-01.unheard_of", ""})
        void ofAnyVersionOfTheApiIsRead(String version) {
            stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge);
            ObjectNode event = event("evt_1", "charge.updated", charge);
            books.deliver(version.isEmpty() ? event.putNull("api_version") : event.put("api_version", version));
            books.work();

            assertThat(books.dispositions()).containsExactly("APPLIED");
            assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
        }

        @Scenario("A21")
        @Test
        void ofATypeThatSaysNothingAboutMoneyIsIgnored() {
            deliver("evt_1", "product.created", object("prod_1", "product"));

            assertThat(books.dispositions()).containsExactly("IGNORED UNHANDLED_TYPE product.created");
        }

        @Scenario("A23")
        @Test
        void ofTheOtherModeIsIgnored() {
            books.deliver(event("evt_1", "charge.succeeded", charge).put("livemode", true));
            books.work();

            assertThat(books.dispositions()).containsExactly("IGNORED OTHER_MODE live");
        }

        @Test
        void ofAnotherAccountIsIgnoredAndOfOurOwnIsNot() {
            books.deliver(
                    event("evt_1", "charge.succeeded", authorisation("ch_1", 1)).put("account", "acct_2"));
            books.deliver(
                    event("evt_2", "charge.succeeded", authorisation("ch_1", 1)).put("account", "acct_1"));
            books.work();

            assertThat(books.dispositions())
                    .containsExactly("IGNORED OTHER_ACCOUNT acct_2", "IGNORED NOT_CAPTURED ch_1");
        }

        @Scenario("A22")
        @Test
        void thatAnnouncesAnObjectWithoutShowingItIsIgnored() {
            books.deliver(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "evt_1")
                    .put("object", "v2.core.event")
                    .put("type", "v1.charge.succeeded"));
            books.work();

            assertThat(books.dispositions()).containsExactly("IGNORED THIN_EVENT v1.charge.succeeded");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1_262_303_999L, 4_291_747_200L, Long.MAX_VALUE})
        void fromATimeThatCannotBeIsKeptAside(long created) {
            books.deliver(event("evt_1", "charge.succeeded", charge).put("created", created));
            books.work();

            assertThat(books.dispositions()).containsExactly("QUARANTINED TIMESTAMP $.created");
        }

        @Scenario("A22")
        @Test
        void thatLacksAFieldIsKeptAsideUnderItsPath() {
            charge.remove("captured");
            deliver("evt_1", "charge.succeeded", charge.deepCopy().putNull("balance_transaction"));
            deliver("evt_2", "charge.succeeded", charge("ch_1", 1, "").put("customer", 17));
            deliver("evt_3", "charge.succeeded", refund("re_1", "ch_1", 1, ""));
            deliver("evt_4", "charge.updated", charge("ch_1", 1, "").put("amount_captured", "1"));
            ObjectNode bare = event("evt_5", "charge.updated", charge);
            bare.remove("data");
            books.deliver(bare);
            books.work();

            assertThat(books.dispositions())
                    .containsExactly(
                            "QUARANTINED SCHEMA $.data.object.captured",
                            "PENDING SOURCE_NOT_FOUND ch_1",
                            "QUARANTINED SCHEMA $.data.object.object",
                            "QUARANTINED AMOUNT $.data.object.amount_captured",
                            "QUARANTINED SCHEMA $.data");
        }

        @Test
        void waitsWhileStripeIsOutOfReach() {
            stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114));
            stripe.failNext(2, FaultResponse.of(500));
            deliver("evt_1", "charge.succeeded", charge);
            assertThat(books.dispositions()).containsExactly("PENDING SOURCE_UNAVAILABLE status 500");

            books.workAfter(LONG_ENOUGH);

            assertThat(books.dispositions()).containsExactly("APPLIED");
        }

        @Test
        void countsWhileItIsNotKnownWhosePaymentWasMovedAndAsksAgain() {
            stripe.put(transaction("txn_2", "dispute", "du_9", -1000, 1500));
            deliver("evt_1", "charge.updated", charge("ch_1", 2900, "txn_2"));
            assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND txn_2");
            assertThat(books.sums()).containsEntry("disputes USD", -1000L);

            stripe.put(Payloads.dispute("du_9", "ch_1", "lost"));
            books.workAfter(LONG_ENOUGH);

            assertThat(books.dispositions()).containsExactly("APPLIED");
            assertThat(books.sums()).containsEntry("disputes USD", -1000L);
        }

        @Test
        void isAskedForTwiceAtMostSoThatAnOutageDoesNotHoldUpTheOthers() {
            stripe.failNext(100, FaultResponse.of(503));
            books.deliver(event("evt_1", "charge.succeeded", charge));
            books.deliver(event("evt_2", "charge.updated", charge));
            books.deliver(event("evt_3", "charge.captured", charge));
            books.work();

            assertThat(stripe.requestCount()).isEqualTo(2);
            assertThat(books.dispositions())
                    .containsExactly(
                            "PENDING SOURCE_UNAVAILABLE status 503",
                            "PENDING SOURCE_UNAVAILABLE not asked",
                            "PENDING SOURCE_UNAVAILABLE not asked");
        }
    }
}
