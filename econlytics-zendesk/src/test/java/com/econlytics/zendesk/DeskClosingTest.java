package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.trackedTicket;
import static com.econlytics.zendesk.Records.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Decision;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskClosingTest {
    private final DeskRuns runs = new DeskRuns().knowing("cus_1", "cus_2");

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    @Scenario({"C50", "C51"})
    void aRequesterWhoChangesAfterTheClosingMovesTheCostInTheOpenMonth() {
        runs.ledger()
                .decide(new Decision.AdoptCosts(CostModel.of(
                        Currency.getInstance("USD"), DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH))));
        runs.zendesk().putUser(user(1).put("external_id", "cus_1")).putUser(user(2).put("external_id", "cus_2"));
        runs.zendesk()
                .put(trackedTicket(1, "60")
                        .put("requester_id", 1)
                        .put("status", "solved")
                        .put("created_at", "2026-02-10T08:00:00Z"));
        ZendeskTickets tickets =
                new ZendeskTickets(runs.access(settings -> settings.trackedTime(TrackedTime.inField(Records.TRACKED))));
        runs.run(tickets);
        runs.ledger().decide(new Decision.CloseBooks(YearMonth.of(2026, 2), "Ada", "month end"));
        runs.zendesk()
                .put(trackedTicket(1, "90")
                        .put("requester_id", 2)
                        .put("created_at", "2026-02-10T08:00:00Z")
                        .put(
                                "generated_timestamp",
                                Instant.parse("2026-03-10T12:00:00Z").getEpochSecond()));
        runs.clock().advance(Duration.ofHours(1));

        runs.run(tickets);

        assertThat(costs(1)).containsExactly("2026-02 -100", "2026-03 100");
        assertThat(costs(2)).containsExactly("2026-03 -150");
    }

    private List<String> costs(long customer) {
        return runs.ledger().balances().stream()
                .filter(balance -> balance.key().customer().equals(new CustomerId(customer)))
                .filter(balance -> balance.key().unit().code().equals("USD"))
                .map(balance -> balance.key().month() + " " + balance.amount())
                .toList();
    }
}
