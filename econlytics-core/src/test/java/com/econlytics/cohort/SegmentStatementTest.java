package com.econlytics.cohort;

import static com.econlytics.cohort.Company.money;
import static com.econlytics.cohort.Company.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SegmentStatementTest {
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final Company company = new Company()
            .customer("ann")
            .payment("a1", "ann")
            .attribute("ann", "plan", "pro", on("2026-03-01"))
            .customer("bob")
            .payment("b1", "bob")
            .customer("cid")
            .charge("a1", "USD 60.00", on("2026-02-10"))
            .post("a1", ChartOfAccounts.PROCESSING_FEES, "USD -2.00", on("2026-02-10"))
            .charge("b1", "USD 30.00", on("2026-02-10"))
            .charge("b1", "JPY 500", on("2026-02-10"))
            .charge("guest", "USD 10.00", on("2026-02-10"))
            .post(Party.shared(), ChartOfAccounts.ACCOUNT_FEES, "USD -1.00", on("2026-02-10"));

    @Test
    void aFilteredTotalPrintsWhatItLeavesOut() {
        assertThat(SegmentStatement.of(company.population(), Segment.parse("plan = \"pro\""), JULY)
                        .toText())
                .isEqualTo("""
                        segment: plan = "pro", as of 2026-07-01T00:00:00Z
                        customers: 1 in the segment, 2 others, 3 in all
                        JPY                       net revenue      customer profit
                        in the segment                      0                    0
                        other customers                   500                  500
                        unattributed                        0                    0
                        unallocated                         0                    0
                        company                           500                  500
                        before what no source supplies: refunds, disputes, cost of goods sold, fees, fulfilment, support, \
                        other cost to serve, acquisition
                        USD                       net revenue      customer profit
                        in the segment                  60.00                58.00
                        other customers                 30.00                30.00
                        unattributed                    10.00                10.00
                        unallocated                      0.00                -1.00
                        company                        100.00                97.00
                        before what no source supplies: refunds, disputes, cost of goods sold, fulfilment, support, \
                        other cost to serve, acquisition
                        """);
    }

    @Test
    void theInstantDecidesWhoIsInTheSegment() {
        Segment pro = Segment.parse("plan = \"pro\"");
        assertThat(SegmentStatement.of(company.population(), pro, on("2026-02-28"))
                        .customers())
                .isZero();
        assertThat(SegmentStatement.of(company.population(), pro, on("2026-03-01"))
                        .customers())
                .isEqualTo(1);
    }

    @Test
    void whatIsNobodysIsInNoSegmentNotEvenInEveryone() {
        SegmentStatement everyone = SegmentStatement.of(company.population(), new Segment.Everyone(), JULY);
        SegmentStatement.Split usd = everyone.splits().get(1);
        assertThat(usd.segment().customerProfit()).isEqualTo(money("USD 88.00"));
        assertThat(usd.unattributed().customerProfit()).isEqualTo(money("USD 10.00"));
        assertThat(usd.unallocated().customerProfit()).isEqualTo(money("USD -1.00"));
    }

    @Test
    void amountsAndTicketsAreThoseOfTheBooks() {
        company.ticket("ann", on("2026-02-11")).ticket("ann", on("2026-02-12"));
        Population population = company.population();
        assertThat(population.members(Segment.parse("tickets from 2 and revenue from USD 60.00"), JULY))
                .containsExactly(company.id("ann"));
        assertThat(population.members(Segment.parse("profit from USD 48.00 below USD 48.01"), JULY))
                .containsExactly(company.id("ann"));
        assertThat(population.members(Segment.parse("revenue from JPY 500"), JULY))
                .containsExactly(company.id("bob"));
    }
}
