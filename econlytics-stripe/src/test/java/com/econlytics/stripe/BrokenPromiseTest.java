package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.stripe.NewestFirst.History;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that say there is more and then give nothing, and answers that come too late. */
class BrokenPromiseTest {
    private static final int PAGE = 5;
    private static final Fault NOTHING_MORE = Fault.answer(new Answer(
            200,
            Map.of("Content-Type", "application/json"),
            "{\"object\": \"list\", \"data\": [], \"has_more\": false}"));

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    BrokenPromiseTest() {
        for (int day = 0; day < 12; day++) {
            stripe.put(transaction("txn_" + day, "fee", "", -1, 0)
                    .put("created", CREATED.minus(Duration.ofDays(day)).getEpochSecond()));
        }
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void anEmptyPageWhereMoreWasPromisedIsNotTheEnd() {
        stripe.failBy(FaultPlan.at(1, NOTHING_MORE)
                .on(request -> request.find("starting_after").isPresent()));

        Sync.Outcome outcome = backfill();

        assertThat(outcome.newStatements()).isEqualTo(12);
        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -12L));
    }

    @Test
    void aPromiseThatNothingKeepsEndsTheRunAllTheSame() {
        stripe.failBy(FaultPlan.always(NOTHING_MORE)
                .on(request -> request.findLong("limit").orElse(0) == PAGE
                        && (request.find("starting_after").isPresent()
                                || request.findLong("created[lt]").orElse(0) < NOW.getEpochSecond())));

        assertThat(backfill().newStatements()).isEqualTo(5);
    }

    @Test
    void aRequestThatTookStripeTooLongIsAskedAgain() {
        stripe.failNext(1, FaultResponse.of(408));

        assertThat(backfill().newStatements()).isEqualTo(12);
    }

    private Sync.Outcome backfill() {
        return books.pull(new StripeBalanceTransactions(TEST_ACCOUNT, books.api, books.clock, History.ALL, PAGE));
    }
}
