package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.reconciliation.Discrepancy.Kind;
import com.econlytics.stripe.StripeClearing.Outcome;
import com.econlytics.stripe.StripeClearing.Status;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StripeClearingTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @BeforeEach
    void moneyMoved() {
        stripe.put(transaction("txn_1", "topup", "", 1000, 0));
        stripe.put(
                transaction("txn_2", "topup", "", 500, 0).put("currency", "jpy").put("status", "available"));
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void equalBalancesAreToldInEveryCurrency() {
        Outcome outcome = clearing(books::backfill).runOnce();

        assertThat(outcome.status()).isEqualTo(Status.EQUAL);
        assertThat(outcome).hasToString("balance JPY 500; USD 10.00 as at Stripe, ledger version 1");
    }

    @Test
    void anAccountInWhichNothingEverMovedIsProvedToo() {
        try (FakeStripe empty = FakeStripe.start()) {
            Books none = new Books(empty, NOW);

            assertThat(none.clearing(none::backfill).runOnce())
                    .hasToString("balance of nothing as at Stripe, ledger version 0");
        }
    }

    @Test
    void whatIsPendingIsOnNoBalance() {
        ObjectNode charge = charge("ch_1", 2900, "");
        stripe.put(charge);
        books.deliver(Payloads.event("evt_1", "charge.succeeded", charge));
        books.work();

        assertThat(books.sums()).containsEntry("pending.fee_unknown USD", 2900L);
        assertThat(clearing(books::backfill).runOnce().status()).isEqualTo(Status.EQUAL);
    }

    @Nested
    class ADifferenceIsToldWithItsRecords {
        @Test
        void whichStripeListsAndTheLedgerLacks() {
            books.backfill();
            stripe.put(transaction("txn_3", "fee", "", -30, 0));

            Outcome outcome = clearing(StripeClearingTest::readsNothing).runOnce();

            assertThat(outcome.differences())
                    .extracting(difference -> difference.record().kind())
                    .containsExactly(Kind.NOT_IN_LEDGER);
            assertThat(outcome)
                    .hasToString("DIFFERS from Stripe: JPY 500; ledger USD 10.00, Stripe USD 9.70, difference USD 0.30,"
                            + " ledger version 1: txn_3 ledger USD 0.00, Stripe USD -0.30");
        }

        @Test
        void whichAreKeptAside() {
            stripe.put(transaction("txn_bad", "charge", "", 1000, 30).put("net", 1));

            assertThat(clearing(books::backfill).runOnce())
                    .hasToString("DIFFERS from Stripe: JPY 500; ledger USD 10.00, Stripe USD 10.01, difference"
                            + " USD -0.01, ledger version 1: txn_bad ledger USD 0.00, Stripe USD 0.01"
                            + " (QUARANTINED SOURCE_INCONSISTENT $.data[0].net)");
        }

        @Test
        void whichTheLedgerHasWithAnotherAmount() {
            books.backfill();
            stripe.put(transaction("txn_1", "topup", "", 1200, 0));

            assertThat(clearing(StripeClearingTest::readsNothing).runOnce())
                    .hasToString("DIFFERS from Stripe: JPY 500; ledger USD 10.00, Stripe USD 12.00, difference"
                            + " USD -2.00, ledger version 1: txn_1 ledger USD 10.00, Stripe USD 12.00");
        }

        @Test
        void whichAreContested() {
            books.backfill();
            stripe.put(transaction("txn_1", "topup", "", 1200, 0));

            assertThat(clearing(books::backfill).runOnce())
                    .hasToString("DIFFERS from Stripe: JPY 500; ledger USD 0.00, Stripe USD 12.00, difference"
                            + " USD -12.00, ledger version 2: txn_1 ledger USD 0.00, Stripe USD 12.00"
                            + " (contested: it was stated in two ways)");
        }

        @Test
        void whichTheLedgerHasAndStripeDoesNotList() {
            books.backfill();
            try (FakeStripe other = FakeStripe.start()) {
                other.put(transaction("txn_2", "topup", "", 500, 0).put("currency", "jpy"));
                StripeClearing clearing = new StripeClearing(
                        TEST_ACCOUNT,
                        new Books(other, NOW).api,
                        books.ledger,
                        books.ledger.inbox(),
                        StripeClearingTest::readsNothing);

                Outcome outcome = clearing.runOnce();

                assertThat(outcome.differences())
                        .extracting(difference -> difference.record().kind())
                        .containsExactly(Kind.NOT_IN_REPORT);
                assertThat(outcome)
                        .hasToString("DIFFERS from Stripe: JPY 500; ledger USD 10.00, Stripe USD 0.00, difference"
                                + " USD 10.00, ledger version 1: txn_1 ledger USD 10.00, Stripe USD 0.00");
            }
        }

        @Test
        void orThatThereIsNone() {
            ObjectNode balance = object("", "balance").put("livemode", false);
            balance.putArray("available").addObject().put("amount", 7).put("currency", "usd");
            stripe.balance(balance);

            assertThat(clearing(books::backfill).runOnce())
                    .hasToString("DIFFERS from Stripe: ledger JPY 500, Stripe JPY 0, difference JPY 500; ledger"
                            + " USD 10.00, Stripe USD 0.07, difference USD 9.93, ledger version 1; no balance"
                            + " transaction that Stripe lists explains it");
        }

        @Test
        void andTheListIsReadNoFurtherThanNeeded() {
            for (int i = 0; i < 250; i++) {
                stripe.put(transaction("txn_old" + i, "fee", "", -1, 0)
                        .put("created", NOW.getEpochSecond() - 100_000 - i));
            }
            books.backfill();
            stripe.put(transaction("txn_3", "fee", "", -30, 0));
            int asked = stripe.requestCount();

            clearing(StripeClearingTest::readsNothing).look();

            assertThat(stripe.requests().subList(asked, stripe.requestCount()))
                    .filteredOn(request -> request.contains("/v1/balance_transactions"))
                    .hasSize(1);
        }
    }

    @Nested
    class NothingIsSaid {
        @Test
        void whileMoneyMoves() {
            int[] movements = {0};

            Outcome outcome = clearing(() -> {
                        Sync.Outcome caughtUp = books.backfill();
                        stripe.put(transaction("txn_m" + movements[0]++, "fee", "", -1, 0));
                        return caughtUp;
                    })
                    .runOnce();

            assertThat(outcome).hasToString("money moved while it was compared; it is compared again");
            assertThat(outcome.differences()).isEmpty();
            assertThat(movements[0]).isEqualTo(3);
        }

        @Test
        void untilItHasComeToRest() {
            int[] movements = {0};

            Outcome outcome = clearing(() -> {
                        Sync.Outcome caughtUp = books.backfill();
                        if (movements[0]++ == 0) {
                            stripe.put(transaction("txn_m", "fee", "", -1, 0));
                        }
                        return caughtUp;
                    })
                    .runOnce();

            assertThat(outcome).hasToString("balance JPY 500; USD 9.99 as at Stripe, ledger version 2");
        }

        @Test
        void whileAnotherHostReads() {
            assertThat(clearing(() -> Sync.Outcome.nothing(Sync.Status.HELD_BY_ANOTHER))
                            .runOnce()
                            .status())
                    .isEqualTo(Status.NOT_NOW);
        }
    }

    private StripeClearing clearing(Supplier<Sync.Outcome> catchUp) {
        return books.clearing(catchUp);
    }

    private static Sync.Outcome readsNothing() {
        return Sync.Outcome.nothing(Sync.Status.COMPLETED);
    }
}
