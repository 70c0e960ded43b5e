package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.Span;
import com.econlytics.connector.Sync;
import com.econlytics.money.Ratio;
import com.econlytics.stripe.NewestFirst.History;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** However history is read, and wherever the reading ends, the books are the same. */
class BackfillLaws {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Scenario("K11")
    @Property(tries = 30)
    void aRunThatIsKilledAfterAnyPageOfAnySizeGoesOnFromThereAndEndsInTheSameBooks(
            @ForAll @IntRange(min = 1, max = 60) int records,
            @ForAll @IntRange(min = 1, max = 25) int pageSize,
            @ForAll @IntRange(min = 1, max = 60) int killedAfter,
            @ForAll @LongRange(min = 1, max = 9_999) long seed) {
        try (FakeStripe stripe = history(records)) {
            Books books = new Books(stripe, NOW);
            stripe.failBy(FaultPlan.every(4, seed, FaultResponse.tooManyRequests(1), FaultResponse.of(503)));
            int pages = killed(books, pageSize, killedAfter);
            books.clock.advance(A_DAY);

            Sync.Outcome rest = books.pull(paging(books, pageSize));

            assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -(long) records));
            boolean cutShort = pages * pageSize < records;
            assertThat(rest.newStatements()).isEqualTo(cutShort ? records - (long) pages * pageSize : 0);
            assertThat(books.dataThrough()).contains((cutShort ? NOW : NOW.plus(A_DAY)).minusSeconds(60));
        }
    }

    @Property(tries = 20)
    void aRunThatHasNotComeToItsEndMakesNothingFresher(
            @ForAll @IntRange(min = 2, max = 40) int records, @ForAll @IntRange(min = 1, max = 25) int pageSize) {
        try (FakeStripe stripe = history(records)) {
            Books books = new Books(stripe, NOW);
            Cursor cursor = Cursor.START;
            Page page;
            do {
                page = paging(books, pageSize).pull(cursor);
                books.clock.advance(A_DAY);
                cursor = page.next();
                assertThat(page.findDataThrough().isPresent()).isEqualTo(page.end() == Page.End.REACHED);
            } while (page.end() == Page.End.MORE);
            assertThat(page.findDataThrough()).contains(NOW.minusSeconds(60));
        }
    }

    @Property(tries = 20)
    void theWayThatIsBehindNeverGetsShorter(
            @ForAll @IntRange(min = 2, max = 40) int records, @ForAll @IntRange(min = 1, max = 10) int pageSize) {
        try (FakeStripe stripe = history(records)) {
            Books books = new Books(stripe, NOW);
            Ratio behind = Ratio.ZERO;
            Page page = paging(books, pageSize).pull(Cursor.START);
            while (page.end() == Page.End.MORE) {
                Ratio now = page.findSpan().flatMap(Span::covered).orElseThrow();
                assertThat(now).isBetween(behind, Ratio.ONE);
                behind = now;
                page = paging(books, pageSize).pull(page.next());
            }
        }
    }

    private static int killed(Books books, int pageSize, int killedAfter) {
        int[] pages = {0};
        try {
            books.sync.runOnce(paging(books, pageSize), page -> {
                if (++pages[0] == killedAfter) {
                    throw new IllegalStateException("the power went");
                }
            });
        } catch (IllegalStateException powerless) {
            assertThat(powerless).hasMessage("the power went");
        }
        return pages[0];
    }

    private static StripeBalanceTransactions paging(Books books, int pageSize) {
        return new StripeBalanceTransactions(TEST_ACCOUNT, books.api, books.clock, History.ALL, pageSize);
    }

    /** Fees of 1 cent, some in one second, over some years. */
    private static FakeStripe history(int records) {
        FakeStripe stripe = FakeStripe.start();
        for (int i = 0; i < records; i++) {
            Instant created = CREATED.minus(Duration.ofDays(40L * (i / 2)));
            stripe.put(transaction("txn_" + i, "fee", "", -1, 0).put("created", created.getEpochSecond()));
        }
        return stripe;
    }
}
