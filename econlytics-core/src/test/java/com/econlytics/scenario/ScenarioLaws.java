package com.econlytics.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.scenario.FirmStories.Event;
import com.econlytics.scenario.FirmStories.Story;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ScenarioLaws {
    private static final Currency USD = Currency.getInstance("USD");

    @Property
    @Label(
            "L4 incremental = batch: the prices and the plan in force change nothing, and both sides are the ledger's balances")
    void l4WhatIsInForceChangesNothing(@ForAll("stories") Story story) {
        Firm firm = story.tell();
        Books books = firm.books();
        Scenario repriced = Scenario.repriced(books, story.costs());
        assertThat(repriced.before()).isEqualTo(firm.ledger.balances());
        assertThat(repriced.after()).isEqualTo(repriced.before());
        assertThat(Scenario.withPlan(books, story.plan()))
                .extracting(Scenario::after)
                .isEqualTo(repriced.before());
        assertThat(repriced.setAside()).isEmpty();
    }

    @Property
    @Label("L4 incremental = batch: repriced books are the books of a ledger that never knew other prices")
    void l4RepricedIsBookedAnew(@ForAll("stories") Story story, @ForAll("costs") CostModel others) {
        assertThat(Scenario.repriced(story.tell().books(), others).after())
                .isEqualTo(story.with(others).tell().balances());
    }

    @Property
    @Label("L4 incremental = batch: another plan is the allocation of a ledger that never knew a different one")
    void l4AnotherPlanIsAllocatedAnew(@ForAll("stories") Story story, @ForAll("plans") AllocationPlan another) {
        Scenario scenario = Scenario.withPlan(story.tell().books(), another);
        assertThat(scenario.after()).isEqualTo(story.with(another).tell().balances());
        assertThat(scenario.company())
                .allSatisfy(company -> assertThat(company.change().isZero()).isTrue());
    }

    @Property
    @Label("L1 conservation: the changes of customers, unattributed and unallocated sum to the company's")
    void l1ChangesSumToTheCompanys(@ForAll("stories") Story story, @ForAll("costs") CostModel others) {
        Scenario scenario = Scenario.repriced(story.tell().books(), others);
        for (CompanyImpact company : scenario.company()) {
            Currency currency = company.after().currency();
            Money sum = scenario.impacts().stream()
                    .map(Impact::change)
                    .filter(change -> change.currency().equals(currency))
                    .reduce(Money.zero(currency), Money::plus);
            assertThat(sum).isEqualTo(company.change());
            assertThat(company.before()).isEqualTo(profit(scenario.before(), currency, balance -> true));
            assertThat(company.after()).isEqualTo(profit(scenario.after(), currency, balance -> true));
        }
    }

    @Property
    @Label("closings change no scenario: only what it sets aside")
    void closingsAreIgnored(
            @ForAll("stories") Story story, @ForAll("stories") Story late, @ForAll("costs") CostModel others) {
        List<Event> events = new ArrayList<>(story.events());
        events.addAll(late.events());
        Story all = new Story(events, story.costs(), story.plan());
        Firm closed = story.tell().close("2026-05");
        for (int i = 0; i < late.events().size(); i++) {
            late.events().get(i).tell(closed, story.events().size() + i);
        }
        Scenario open = Scenario.repriced(all.tell().books(), others);
        Scenario ignoring = Scenario.repriced(closed.books(), others);
        assertThat(ignoring.before()).isEqualTo(open.before());
        assertThat(ignoring.after()).isEqualTo(open.after());
        assertThat(ignoring.booked()).isEqualTo(closed.ledger.balances());
    }

    @Property
    @Label("L1 conservation: the company after is the company before less the direct profit of the dropped, exactly")
    void l1DroppedTakeTheirDirectProfit(@ForAll("stories") Story story, @ForAll("dropped") Set<Integer> dropped) {
        DropSegment drop = DropSegment.of(story.tell().books(), ids(dropped), Avoidability.DEFAULT);
        Firm alone = story.with(AllocationPlan.NONE).tell(dropped::contains);
        List<Balance> direct = alone.balances();
        List<Balance> allocated = story.tell().balances();
        for (DroppedProfit profit : drop.profits()) {
            Currency currency = profit.companyAfter().currency();
            assertThat(profit.lost()).isEqualTo(profit(direct, currency, balance -> true));
            assertThat(profit.companyAfter()).isEqualTo(profit.companyBefore().minus(profit.lost()));
            assertThat(profit.profitOfDropped())
                    .isEqualTo(profit(allocated, currency, balance -> isOf(dropped, balance)));
            assertThat(profit.strandedShares())
                    .isEqualTo(profit.profitOfDropped()
                            .minus(profit(direct, currency, balance -> isOf(dropped, balance))));
            assertThat(profit.strandedCapacity())
                    .isEqualTo(profit(direct, currency, balance -> !isOf(dropped, balance))
                            .negated());
        }
    }

    @Property
    @Label("L4 incremental = batch: books without the dropped are the books of a firm that never had them")
    void l4DroppedWereNeverThere(@ForAll("measured") Story story, @ForAll("dropped") Set<Integer> dropped) {
        DropSegment drop = DropSegment.of(story.tell().books(), ids(dropped), Avoidability.DEFAULT);
        assertThat(drop.scenario().after())
                .isEqualTo(story.tell(who -> !dropped.contains(who)).balances());
    }

    @Property
    @Label(
            "L1 conservation: whatever is avoidable, nothing is left on the dropped and the parts explain the company's change")
    void l1AvoidableAndStrandedExplainTheChange(
            @ForAll("stories") Story story,
            @ForAll("dropped") Set<Integer> dropped,
            @ForAll("avoidabilities") Avoidability avoidability) {
        DropSegment drop = DropSegment.of(story.tell().books(), ids(dropped), avoidability);
        assertThat(drop.scenario().after()).noneMatch(balance -> isOf(dropped, balance));
        assertThat(drop.profits()).hasSameSizeAs(drop.scenario().company());
        for (DroppedProfit profit : drop.profits()) {
            assertThat(profit.companyAfter()).isEqualTo(profit.companyBefore().minus(profit.lost()));
            assertThat(profit.profitOfDropped()).isEqualTo(profit.lost().plus(profit.stranded()));
        }
    }

    @Property
    @Label("at the solved price profit is at least 0, and one minor unit less is a loss, when it is booked so")
    void theSolvedPriceIsTheSmallest(@ForAll("payers") Story story, @ForAll("fees") long basisPoints) {
        BreakEven of = BreakEven.of(story.tell().books(), Firm.id(1), USD).withFeeRate(basisPoints);
        if (of.price() instanceof PriceAnswer.Solved solved) {
            long change = solved.changePerPayment().amountMinor();
            assertThat(bookedAt(story, of.payments(), change, basisPoints).isNegative())
                    .isFalse();
            assertThat(bookedAt(story, of.payments(), change - 1, basisPoints).isNegative())
                    .isTrue();
            Ratio kept = Ratio.of(10_000 - basisPoints, 10_000);
            Ratio extra = solved.factor()
                    .minus(Ratio.ONE)
                    .times(Ratio.of(of.receipts().amountMinor()))
                    .times(kept);
            assertThat(extra.plus(Ratio.of(of.profit().amountMinor()))).isEqualTo(Ratio.ZERO);
        } else if (of.price() instanceof PriceAnswer.EvenForFree) {
            Ratio lost = Ratio.of(of.receipts().amountMinor()).times(Ratio.of(10_000 - basisPoints, 10_000));
            assertThat(Ratio.of(of.profit().amountMinor())).isGreaterThan(lost);
        } else {
            assertThat(of.receipts().amountMinor() <= 0 || of.payments() == 0).isTrue();
        }
    }

    @Property
    @Label("with the most tickets profit is at least 0, and one more at the average cost is a loss")
    void theMostTicketsAreTheMost(@ForAll("stories") Story story, @ForAll("customers") int customer) {
        BreakEven of = BreakEven.of(story.tell().books(), Firm.id(customer), USD);
        if (of.ticketLimit() instanceof TicketAnswer.Solved solved) {
            assertThat(solved.most().signum()).isNotNegative();
            assertThat(profitWith(of, solved.most()).signum()).isNotNegative();
            assertThat(profitWith(of, solved.most().add(BigInteger.ONE)).signum())
                    .isNegative();
            assertThat(solved.headroom().add(BigInteger.valueOf(of.tickets()))).isEqualTo(solved.most());
        } else if (of.ticketLimit() instanceof TicketAnswer.LossWithoutTickets) {
            assertThat(profitWith(of, BigInteger.ZERO).signum()).isNegative();
        } else {
            assertThat(of.tickets() == 0
                            || of.pendingTickets() > 0
                            || of.supportCost().amountMinor() <= 0)
                    .isTrue();
        }
    }

    @Property
    @Label("a break-even reckons with the figures of the books")
    void breakEvenStartsFromTheBooks(@ForAll("stories") Story story, @ForAll("customers") int customer) {
        Books books = story.tell().books();
        BreakEven of = BreakEven.of(books, Firm.id(customer), USD);
        List<Balance> theirs = books.balances().stream()
                .filter(balance -> isOf(Set.of(customer), balance))
                .toList();
        assertThat(of.profit()).isEqualTo(profit(theirs, USD, balance -> true));
        assertThat(of.receipts())
                .isEqualTo(ProfitAndLoss.of(theirs, USD)
                        .find(Section.GROSS_RECEIPTS)
                        .orElse(Money.zero(USD)));
    }

    /** The profit of customer 1 once each of its payments changes by so much, and its fee with it. */
    private static Money bookedAt(Story story, long payments, long change, long basisPoints) {
        Firm firm = story.with(AllocationPlan.NONE).tell();
        long fee = BigDecimal.valueOf(change)
                .multiply(BigDecimal.valueOf(basisPoints, 4))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        for (long payment = 0; payment < payments; payment++) {
            firm.post(1, ChartOfAccounts.RECEIPTS, new Money(change, USD).toString());
            firm.post(1, ChartOfAccounts.PROCESSING_FEES, new Money(-fee, USD).toString());
        }
        return profit(firm.balances(), USD, balance -> isOf(Set.of(1), balance));
    }

    private static Ratio profitWith(BreakEven of, BigInteger tickets) {
        Ratio average = Ratio.of(of.supportCost().amountMinor(), of.tickets());
        Ratio fewer = Ratio.of(BigInteger.valueOf(of.tickets()).subtract(tickets));
        return Ratio.of(of.profit().amountMinor()).plus(average.times(fewer));
    }

    private static Money profit(List<Balance> balances, Currency currency, Predicate<Balance> which) {
        return ProfitAndLoss.of(balances.stream().filter(which).toList(), currency)
                .customerProfit();
    }

    private static boolean isOf(Set<Integer> customers, Balance balance) {
        return ids(customers).contains(balance.key().customer());
    }

    private static Set<CustomerId> ids(Set<Integer> customers) {
        return customers.stream().map(Firm::id).collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<Story> stories() {
        return FirmStories.stories();
    }

    /** Stories without weights that were decided once: a firm that never had the dropped would have decided others. */
    @Provide
    Arbitrary<Story> measured() {
        return FirmStories.stories()
                .map(story -> story.with(new AllocationPlan(story.plan().rules().stream()
                        .filter(rule -> rule.weights().isEmpty())
                        .toList())));
    }

    /** Stories whose shares do not move with revenue, because the price is solved with shares held. */
    @Provide
    Arbitrary<Story> payers() {
        return FirmStories.stories().map(story -> story.with(AllocationPlan.NONE));
    }

    @Provide
    Arbitrary<CostModel> costs() {
        return FirmStories.costs();
    }

    @Provide
    Arbitrary<AllocationPlan> plans() {
        return FirmStories.plans();
    }

    @Provide
    Arbitrary<Avoidability> avoidabilities() {
        return FirmStories.avoidabilities();
    }

    @Provide
    Arbitrary<Set<Integer>> dropped() {
        return Arbitraries.integers().between(1, Firm.CUSTOMERS).set();
    }

    @Provide
    Arbitrary<Integer> customers() {
        return Arbitraries.integers().between(1, Firm.CUSTOMERS);
    }

    @Provide
    Arbitrary<Long> fees() {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 290L, 500L, 5_000L, 9_000L),
                Arbitraries.longs().between(0, 1_000));
    }
}
