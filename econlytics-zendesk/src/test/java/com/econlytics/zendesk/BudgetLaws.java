package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Connector;
import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okhttp3.Headers;

/** Calls are made as fast as the limits allow and never faster, by a clock that only waiting moves. */
class BudgetLaws {
    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final Patience patience =
            new Patience(SourceAccount.of("zendesk", "acme"), clock::advance, new Random(1), ConnectorListener.NONE);

    @Property
    @Scenario("C43")
    void inAnyMinuteThereAreNoMoreCallsThanTheBudget(
            @ForAll @IntRange(min = 1, max = 30) int most,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 20_000) Integer> millisBetween) {
        ExportBudget budget = new ExportBudget(most, clock, patience);
        List<Instant> calls = new ArrayList<>();
        for (int millis : millisBetween) {
            clock.advance(Duration.ofMillis(millis));
            budget.await();
            calls.add(clock.instant());
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(calls.stream()
                                .filter(other -> !other.isBefore(call) && other.isBefore(call.plusSeconds(60)))
                                .count())
                        .isLessThanOrEqualTo(most));
    }

    @Property
    void callsWithinTheBudgetDoNotWait(@ForAll @IntRange(min = 1, max = 30) int most) {
        ExportBudget budget = new ExportBudget(most, clock, patience);
        Instant start = clock.instant();
        for (int call = 0; call < most; call++) {
            budget.await();
        }

        assertThat(clock.instant()).isEqualTo(start);
    }

    @Example
    void aClockThatIsPutBackDelaysNobodyForLong() {
        ExportBudget budget = new ExportBudget(1, clock, patience);
        budget.await();
        clock.advance(Duration.ofHours(-5));
        Instant putBack = clock.instant();

        budget.await();

        assertThat(Duration.between(putBack, clock.instant())).isEqualTo(Duration.ofSeconds(61));
    }

    @Property(tries = 20)
    @Scenario("C43")
    void allConnectorsOfAnAccountTogetherAreNeverRefused(@ForAll @IntRange(min = 1, max = 12) int most) {
        try (FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken")) {
            zendesk.limits().exports(most).requests(100);
            for (int id = 1; id <= 40; id++) {
                zendesk.put(ticket(id));
            }
            List<Integer> refusals = new ArrayList<>();
            ZendeskAccess access = access(zendesk, most, refusals);
            readAll(new ZendeskTickets(access));
            readAll(new ZendeskUsers(access));

            assertThat(refusals).isEmpty();
        }
    }

    @Example
    @Scenario("C43")
    void aLimitThatOthersUseUpIsWaitedFor() {
        try (FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken")) {
            zendesk.limits().exports(3);
            for (int id = 1; id <= 40; id++) {
                zendesk.put(ticket(id));
            }
            List<Integer> refusals = new ArrayList<>();
            readAll(new ZendeskTickets(access(zendesk, 10, refusals)));

            assertThat(refusals).isNotEmpty().containsOnly(429);
        }
    }

    @Example
    @Scenario("C43")
    void theAccountsLimitIsNotUsedUpInAnyFormInWhichItIsTold() {
        assertThat(waitAfter("X-Rate-Limit", "700", "X-Rate-Limit-Remaining", "71"))
                .isZero();
        assertThat(waitAfter("X-Rate-Limit", "700", "X-Rate-Limit-Remaining", "59"))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(waitAfter("ratelimit-limit", "700", "ratelimit-remaining", "0", "ratelimit-reset", "12"))
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(waitAfter("rate-limit", "700", "rate-limit-remaining", "5", "rate-limit-reset", "12"))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(waitAfter("X-Rate-Limit", "700", "X-Rate-Limit-Remaining", "0", "ratelimit-reset", "9999"))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(waitAfter("X-Rate-Limit", "many", "X-Rate-Limit-Remaining", "-1"))
                .isZero();
        assertThat(waitAfter()).isZero();
    }

    private Duration waitAfter(String... headers) {
        AccountLimit limit = new AccountLimit(clock, patience);
        limit.hear(Headers.of(headers));
        Instant before = clock.instant();
        limit.await();
        return Duration.between(before, clock.instant());
    }

    private ZendeskAccess access(FakeZendesk zendesk, int exportsPerMinute, List<Integer> refusals) {
        return ZendeskAccess.builder(
                        ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                                .token("t0ken")
                                .pageSize(2)
                                .exportsPerMinute(exportsPerMinute)
                                .build())
                .clock(clock)
                .pause(clock::advance)
                .random(new Random(1))
                .listener(new ConnectorListener() {
                    @Override
                    public void retrying(SourceAccount account, int tries, int status, Duration wait) {
                        refusals.add(status);
                    }
                })
                .build();
    }

    private static void readAll(Connector connector) {
        Page page = connector.pull(Cursor.START);
        while (page.end() == Page.End.MORE) {
            page = connector.pull(page.next());
        }
    }
}
