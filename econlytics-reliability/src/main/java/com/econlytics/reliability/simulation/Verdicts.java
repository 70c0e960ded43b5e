package com.econlytics.reliability.simulation;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Customer;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.testkit.laws.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What people could decide, given what the books show. */
final class Verdicts {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

    private final Ledger ledger;
    private final World world;

    Verdicts(Ledger ledger, World world) {
        this.ledger = ledger;
        this.world = world;
    }

    /** Something that can be decided now, if the dice find anything. */
    Optional<Choice> any(SplittableRandom random) {
        List<Party.OfRecord> customers = ledger.customers().stream()
                .sorted(Comparator.comparing(Customer::id))
                .map(Customer::party)
                .toList();
        int what = random.nextInt(8);
        if (what == 0) {
            return Optional.of(new Choice.Costs(costs(random)));
        }
        if (what == 1) {
            return Optional.of(new Choice.Allocations(plan(random)));
        }
        if (what == 2) {
            return settlement(random);
        }
        if (what == 3) {
            return Optional.of(new Choice.Release(reference(random)));
        }
        if (customers.size() < 2) {
            return Optional.empty();
        }
        int which = random.nextInt(customers.size() - 1);
        Party one = customers.get(which);
        Party later = customers.get(random.nextInt(which + 1, customers.size()));
        return Optional.of(
                switch (what) {
                    case 4 -> new Choice.Merge(one, later);
                    case 5 -> new Choice.Split(one);
                    default -> new Choice.Assign(reference(random), one);
                });
    }

    private Party.Reference reference(SplittableRandom random) {
        boolean payment = random.nextBoolean() && !world.charges().isEmpty();
        return payment
                ? world.charges().get(random.nextInt(world.charges().size())).reference()
                : World.person(random);
    }

    private static CostModel costs(SplittableRandom random) {
        Money price = new Money(random.nextLong(100, 10_000), USD);
        return random.nextBoolean()
                ? CostModel.of(USD, DriverRate.hourly(price, EVER))
                : new CostModel(
                        USD,
                        List.of(CostBasis.perTicket(EVER)),
                        List.of(DriverRate.perUnit(Driver.TICKET, price, EVER)));
    }

    private static AllocationPlan plan(SplittableRandom random) {
        AllocationBase base =
                random.nextBoolean() ? new AllocationBase.Equally() : new AllocationBase.ByDriver(Driver.TICKET);
        return AllocationPlan.of(AllocationRule.of("account_fees", ChartOfAccounts.ACCOUNT_FEES, base));
    }

    private Optional<Choice> settlement(SplittableRandom random) {
        List<Fact> contents = new ArrayList<>();
        ledger.readStandings(standing -> {
            if (standing.isContested()) {
                ledger.readFacts(fact -> {
                    if (fact.id().equals(standing.id()) && fact.revision() == standing.revision()) {
                        contents.add(fact);
                    }
                });
            }
        });
        contents.sort(Comparator.comparing(Fact::id).thenComparing(Fact::contentDigest));
        return contents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice.Settle(contents.get(random.nextInt(contents.size()))));
    }
}
