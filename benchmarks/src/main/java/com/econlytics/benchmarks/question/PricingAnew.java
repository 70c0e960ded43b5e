package com.econlytics.benchmarks.question;

import com.econlytics.columnar.ColumnarActivities;
import com.econlytics.columnar.PricedWork;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to price all work anew? A million tickets of 100,000 customers over a year, a third of them tracked, by an hourly rate that
 * rises in July; in columns, and one by one.
 *
 * <p>{@code benchmarks/run.sh jmh PricingAnew}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class PricingAnew {
    private static final int TICKETS = 1_000_000;
    private static final int CUSTOMERS = 100_000;
    private static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final CostModel COSTS = CostModel.of(
            Currency.getInstance("USD"),
            DriverRate.hourly(Money.parse("USD 60.00"), START),
            DriverRate.hourly(Money.parse("USD 66.00"), Instant.parse("2026-07-01T00:00:00Z")),
            DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), START));

    private final List<Activity> tickets = new ArrayList<>();
    private ColumnarActivities columns = ColumnarActivities.builder().build();

    /** Random tickets. */
    @Setup
    public void tickets() {
        SplittableRandom random = new SplittableRandom(7);
        ColumnarActivities.Builder builder = ColumnarActivities.builder();
        for (int number = 0; number < TICKETS; number++) {
            Quantity one = Quantity.of(Driver.TICKET, 1);
            Activity ticket = new Activity(
                    FactId.of(DESK, Integer.toString(number), "ticket"),
                    1,
                    START.plusSeconds(random.nextInt(31_536_000)),
                    Party.reference(DESK, "user"),
                    ChartOfAccounts.SUPPORT,
                    number % 3 == 0
                            ? List.of(one, Quantity.of(Driver.AGENT_SECOND, random.nextInt(10_000)))
                            : List.of(one),
                    new TreeMap<>());
            tickets.add(ticket);
            builder.add(new CustomerId(1 + random.nextInt(CUSTOMERS)), ticket);
        }
        columns = builder.build();
    }

    /** In columns. */
    @Benchmark
    public PricedWork inColumns() {
        return columns.price(COSTS);
    }

    /** One by one. */
    @Benchmark
    public long oneByOne() {
        return tickets.stream()
                .flatMap(ticket -> COSTS.priceOf(ticket).stream())
                .mapToLong(Money::amountMinor)
                .sum();
    }
}
