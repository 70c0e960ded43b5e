package com.econlytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookingTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant JUNE_2 = Instant.parse("2026-06-02T10:00:00Z");
    private static final CostModel COSTS = CostModel.of(
            Currency.getInstance("USD"),
            DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH),
            DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), Instant.EPOCH));

    private final Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));

    @Test
    void aRefundIsANegativeLineOfItsCustomerInTheMonthTheMoneyMoved() {
        Posting refund = posting("re_1", "refund", new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD -10.00")));
        assertThat(texts(refund)).containsExactly("customer 7 2026-06 refunds USD -1000");
    }

    @Test
    void aChargeIsALineForItsGrossAmountAndOneForEachFee() {
        Posting charge = posting(
                "ch_1",
                "charge",
                new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14")));
        assertThat(texts(charge))
                .containsExactly("customer 7 2026-06 receipts USD 2900", "customer 7 2026-06 processing_fees USD -114");
    }

    @Test
    void aTicketIsALineForItsCostAndOneForEachQuantity() {
        assertThat(texts(ticket(ChartOfAccounts.SUPPORT)))
                .containsExactly(
                        "customer 7 2026-06 support USD -1400",
                        "customer 7 2026-06 support agent_second 840",
                        "customer 7 2026-06 support ticket 1");
    }

    @Test
    void aMergedTicketIsCountedAsExcludedAndCostsNothing() {
        assertThat(texts(ticket(ChartOfAccounts.MERGED_TICKETS)))
                .containsExactly(
                        "customer 7 2026-06 excluded.merged_tickets agent_second 840",
                        "customer 7 2026-06 excluded.merged_tickets ticket 1");
    }

    @Test
    void workWithoutARateIsPending() {
        CostModel none = CostModel.withoutRates(Currency.getInstance("USD"));
        assertThat(texts(Standing.of(List.of(ticket(ChartOfAccounts.SUPPORT))), none))
                .containsExactly(
                        "customer 7 2026-06 pending.no_rate agent_second 840",
                        "customer 7 2026-06 pending.no_rate ticket 1");
    }

    @Test
    void workCostedAgainstThePayrollRelievesItOfTheSameAmount() {
        Standing work = Standing.of(List.of(ticket(ChartOfAccounts.SUPPORT)));
        CostModel absorbing =
                new CostModel(COSTS.currency(), List.of(CostBasis.practicalCapacity(Instant.EPOCH)), COSTS.rates());
        assertThat(texts(booking.lines(work, party -> new CustomerId(7), absorbing)))
                .containsExactly(
                        "customer 7 2026-06 support USD -1400",
                        "unallocated 2026-06 support_absorbed USD 1400",
                        "customer 7 2026-06 support agent_second 840",
                        "customer 7 2026-06 support ticket 1");
        assertThat(texts(booking.lines(work, party -> CustomerId.UNATTRIBUTED, absorbing)))
                .startsWith(
                        "unattributed 2026-06 support USD -1400",
                        "unallocated 2026-06 support_absorbed.unattributed USD 1400");
        assertThat(texts(booking.lines(work, party -> CustomerId.UNALLOCATED, absorbing)))
                .startsWith(
                        "unallocated 2026-06 support USD -1400",
                        "unallocated 2026-06 support_absorbed.internal USD 1400");
    }

    @Test
    void workUnderAnAllocatedPayrollIsCountedAndNeitherPricedNorPending() {
        CostModel allocated = CostModel.withoutRates(COSTS.currency()).with(CostBasis.allocatedPayroll(Instant.EPOCH));
        assertThat(texts(Standing.of(List.of(ticket(ChartOfAccounts.SUPPORT))), allocated))
                .containsExactly("customer 7 2026-06 support agent_second 840", "customer 7 2026-06 support ticket 1");
    }

    @Test
    void aContestedFactIsPendingWhole() {
        Posting one = posting("ch_1", "charge", new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 10.00")));
        Posting other = posting("ch_1", "charge", new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD 10.00")));
        assertThat(texts(Standing.of(List.of(one, other)), COSTS))
                .containsExactly("customer 7 2026-06 pending.contested USD 1000");
    }

    @Test
    void contestedWorkIsPendingAndHasNoPrice() {
        Activity one = ticket(ChartOfAccounts.SUPPORT);
        Activity other = ticket(ChartOfAccounts.MERGED_TICKETS);
        assertThat(texts(Standing.of(List.of(one, other)), COSTS))
                .containsExactly(
                        "customer 7 2026-06 pending.contested agent_second 840",
                        "customer 7 2026-06 pending.contested ticket 1");
    }

    @Test
    void aWithdrawnPostingHasNoLines() {
        Posting withdrawn = Posting.withdrawn(
                FactId.of(STRIPE, "ch_1", "charge"), JUNE_2, Party.reference(STRIPE, "ch_1"), new TreeMap<>());
        assertThat(texts(withdrawn)).isEmpty();
    }

    @Test
    void anAccountOutsideTheChartIsRefused() {
        Leg leg = new Leg(new Account("gift_cards", Section.BALANCE_SHEET), Money.parse("USD 1.00"));
        assertThatThrownBy(() -> texts(posting("ch_1", "charge", leg)))
                .hasMessage("account gift_cards in section BALANCE_SHEET is not in the chart;"
                        + " add it with ChartOfAccounts.with");
    }

    @Test
    void aRestatementReversesWhatChangesAndLeavesTheRest() {
        Posting provisional = posting("ch_1", "charge", new Leg(ChartOfAccounts.FEE_UNKNOWN, Money.parse("USD 29.00")));
        Posting settled = posting(
                "ch_1",
                "charge",
                new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14")));
        List<Line> before = lines(provisional);
        assertThat(texts(Booking.restate(before, lines(settled), Closing.NONE)))
                .containsExactly(
                        "customer 7 2026-06 pending.fee_unknown USD -2900",
                        "customer 7 2026-06 processing_fees USD -114",
                        "customer 7 2026-06 receipts USD 2900");
        assertThat(Booking.restate(before, before, Closing.NONE)).isEmpty();
        assertThat(texts(Booking.restate(before, List.of(), Closing.NONE)))
                .containsExactly("customer 7 2026-06 pending.fee_unknown USD -2900");
    }

    @Test
    void aCorrectionOfAClosedMonthCountsInTheEarliestOpenOneAndNamesItsOrigin() {
        List<Line> booked =
                lines(posting("re_1", "refund", new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD -10.00"))));
        List<Line> wanted =
                lines(posting("re_1", "refund", new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD -12.00"))));
        Closing throughJune = new Closing(YearMonth.of(2026, 6));
        List<Line> appended = Booking.restate(booked, wanted, throughJune);
        assertThat(appended).singleElement().satisfies(line -> {
            assertThat(line.key().month()).isEqualTo(YearMonth.of(2026, 7));
            assertThat(line.key().origin()).isEqualTo(YearMonth.of(2026, 6));
            assertThat(line.key().isPriorPeriodAdjustment()).isTrue();
            assertThat(line.amount()).isEqualTo(-200);
        });
        List<Line> all = Stream.concat(booked.stream(), appended.stream()).toList();
        assertThat(Booking.restate(all, wanted, throughJune)).isEmpty();
        assertThat(Balance.of(Stream.concat(all.stream(), Booking.restate(all, wanted, Closing.NONE).stream())
                        .toList()))
                .isEqualTo(Balance.of(wanted));
    }

    private List<String> texts(Fact fact) {
        return texts(Standing.of(List.of(fact)), COSTS);
    }

    private List<String> texts(Standing standing, CostModel costs) {
        return texts(booking.lines(standing, party -> new CustomerId(7), costs));
    }

    private List<Line> lines(Fact fact) {
        return booking.lines(Standing.of(List.of(fact)), party -> new CustomerId(7), COSTS);
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> line.key().customer() + " " + line.key().month() + " "
                        + line.key().account() + " " + line.key().unit() + " " + line.amount())
                .toList();
    }

    private static Posting posting(String object, String movement, Leg... legs) {
        return Posting.settled(
                FactId.of(STRIPE, object, movement), JUNE_2, Party.reference(STRIPE, "ch_1"), List.of(legs));
    }

    private static Activity ticket(Account account) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), "42", "ticket"),
                1,
                JUNE_2,
                Party.unknown(),
                account,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, 840)),
                new TreeMap<>());
    }
}
