package com.econlytics.scenario;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Generators of what happens in a firm within three months, of prices of work and of plans. */
final class FirmStories {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant START = Instant.parse("2026-04-01T12:00:00Z");
    private static final int DAYS = 91;

    private FirmStories() {}

    /**
     * A movement, or a ticket if it has no account; told in two ways if it is contested.
     *
     * @param who a customer, a guest or nobody
     * @param trackedSeconds of a ticket; below 0 if none were tracked
     */
    record Event(int who, int day, List<Account> account, Money amount, long trackedSeconds, boolean contested) {
        void tell(Firm firm, int number) {
            Instant at = START.plusSeconds(86_400L * day);
            if (account.isEmpty()) {
                firm.book(Firm.ticket(Firm.factId(number), at, Firm.party(who), trackedSeconds));
                return;
            }
            firm.book(Firm.posting(Firm.factId(number), at, Firm.party(who), account.get(0), amount));
            if (contested) {
                Money other = amount.plus(new Money(1, amount.currency()));
                firm.book(Firm.posting(Firm.factId(number), at, Firm.party(who), account.get(0), other));
            }
        }
    }

    /**
     * What happened, under which prices and plan.
     *
     * @param events by day as they come
     */
    record Story(List<Event> events, CostModel costs, AllocationPlan plan) {
        Firm tell() {
            return tell(who -> true);
        }

        /** The story without what concerns others than {@code whose}. */
        Firm tell(IntPredicate whose) {
            Firm firm = new Firm(costs, plan);
            for (int i = 0; i < events.size(); i++) {
                if (whose.test(events.get(i).who)) {
                    events.get(i).tell(firm, i);
                }
            }
            return firm;
        }

        Story with(CostModel others) {
            return new Story(events, others, plan);
        }

        Story with(AllocationPlan another) {
            return new Story(events, costs, another);
        }
    }

    static Arbitrary<Story> stories() {
        return Combinators.combine(events().list().ofMaxSize(14), costs(), plans())
                .as(Story::new);
    }

    static Arbitrary<CostModel> costs() {
        Arbitrary<CostBasis> bases = Arbitraries.of(
                CostBasis.trackedTime(Instant.EPOCH),
                CostBasis.perTicket(Instant.EPOCH),
                CostBasis.allocatedPayroll(Instant.EPOCH),
                CostBasis.practicalCapacity(Instant.EPOCH),
                CostBasis.practicalCapacity(START.plusSeconds(86_400L * 40)));
        Arbitrary<Money> prices = Arbitraries.of(0L, 1L, 250L, 500L, 6_001L).map(minor -> new Money(minor, USD));
        return Combinators.combine(bases, prices, prices.injectNull(0.3))
                .as((basis, hourly, ticket) -> new CostModel(USD, List.of(basis), rates(hourly, ticket)));
    }

    static Arbitrary<AllocationPlan> plans() {
        Arbitrary<AllocationRule> fees = bases().map(
                        base -> AllocationRule.of("fees", ChartOfAccounts.ACCOUNT_FEES, base))
                .injectNull(0.2);
        Arbitrary<AllocationRule> payroll = bases().map(
                        base -> AllocationRule.of("payroll", ChartOfAccounts.SUPPORT_PAYROLL, base))
                .injectNull(0.4);
        Arbitrary<Map<CustomerId, Long>> weights =
                Arbitraries.of(Map.of(Firm.id(1), 1L, Firm.id(2), 2L), Map.of(Firm.id(2), 1L), Map.of(Firm.id(3), 0L));
        Arbitrary<AllocationRule> ads = weights.map(
                        given -> AllocationRule.byWeights("ads", Firm.AD_SPEND, "budget 2026", given))
                .injectNull(0.5);
        return Combinators.combine(fees, payroll, ads).as((a, b, c) -> {
            List<AllocationRule> rules = new ArrayList<>();
            Stream.of(a, b, c).filter(Objects::nonNull).forEach(rules::add);
            return new AllocationPlan(rules);
        });
    }

    static Arbitrary<Avoidability> avoidabilities() {
        return Arbitraries.of(
                Avoidability.DEFAULT,
                Avoidability.DEFAULT.avoiding(ChartOfAccounts.ACCOUNT_FEES),
                Avoidability.DEFAULT.avoiding(ChartOfAccounts.SUPPORT_PAYROLL),
                Avoidability.DEFAULT.keeping(ChartOfAccounts.SUPPORT),
                Avoidability.DEFAULT
                        .avoiding(ChartOfAccounts.SUPPORT_PAYROLL)
                        .avoiding(ChartOfAccounts.SUPPORT_ABSORBED)
                        .keeping(ChartOfAccounts.PROCESSING_FEES)
                        .keeping(Firm.AD_SPEND));
    }

    private static List<DriverRate> rates(Money hourly, @Nullable Money ticket) {
        DriverRate hour = DriverRate.hourly(hourly, Instant.EPOCH);
        return ticket == null ? List.of(hour) : List.of(hour, DriverRate.perUnit(Driver.TICKET, ticket, Instant.EPOCH));
    }

    private static Arbitrary<AllocationBase> bases() {
        return Arbitraries.of(
                new AllocationBase.Equally(),
                new AllocationBase.ByDriver(Driver.TICKET),
                new AllocationBase.ByDriver(Driver.AGENT_SECOND),
                new AllocationBase.ByRevenue(USD));
    }

    private static Arbitrary<Event> events() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, DAYS - 1);
        Arbitrary<Event> tickets = Combinators.combine(whose(), days, Arbitraries.of(-1L, 0L, 1L, 840L, 3_600L))
                .as((who, day, seconds) -> new Event(who, day, List.of(), Money.zero(USD), seconds, false));
        Arbitrary<Tuple.Tuple2<Account, Integer>> kinds = Arbitraries.of(
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.RECEIPTS, 1),
                Tuple.of(ChartOfAccounts.REFUNDS, -1),
                Tuple.of(ChartOfAccounts.PROCESSING_FEES, -1),
                Tuple.of(ChartOfAccounts.PAYOUTS, -1),
                Tuple.of(ChartOfAccounts.FEE_UNKNOWN, 1),
                Tuple.of(Firm.AD_SPEND, -1));
        Arbitrary<Event> movements = Combinators.combine(whose(), days, kinds, amounts(), contests())
                .as((who, day, kind, amount, contested) ->
                        new Event(who, day, List.of(kind.get1()), signed(amount, kind.get2()), 0, contested));
        Arbitrary<Event> shared = Combinators.combine(
                        days,
                        Arbitraries.of(ChartOfAccounts.ACCOUNT_FEES, ChartOfAccounts.SUPPORT_PAYROLL, Firm.AD_SPEND),
                        amounts(),
                        contests())
                .as((day, account, amount, contested) ->
                        new Event(Firm.SHARED, day, List.of(account), signed(amount, -1), 0, contested));
        return Arbitraries.frequencyOf(Tuple.of(3, tickets), Tuple.of(5, movements), Tuple.of(3, shared));
    }

    private static Money signed(Money amount, int sign) {
        return sign > 0 ? amount : amount.negated();
    }

    private static Arbitrary<Integer> whose() {
        return Arbitraries.of(1, 1, 2, 2, 3, Firm.GUEST, Firm.SHARED);
    }

    private static Arbitrary<Boolean> contests() {
        return Arbitraries.integers().between(0, 9).map(dice -> dice == 0);
    }

    private static Arbitrary<Money> amounts() {
        Arbitrary<Long> minors = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 2L, 100L),
                Arbitraries.longs().between(0, 10_000),
                Arbitraries.longs().between(0, 10_000),
                Arbitraries.just(1L << 52));
        return Combinators.combine(minors, Arbitraries.of("USD", "USD", "USD", "JPY", "KWD"))
                .as(Money::ofMinor);
    }
}
