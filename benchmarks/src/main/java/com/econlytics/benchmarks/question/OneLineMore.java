package com.econlytics.benchmarks.question;

import com.econlytics.columnar.LineKey;
import com.econlytics.columnar.RunningProfit;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.Currency;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to follow one line more? A million lines of random customers in 36 months of two accounts, at each turn from
 * nothing.
 *
 * <p>{@code benchmarks/run.sh jmh OneLineMore}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class OneLineMore {
    private static final int LINES = 1_000_000;
    private static final int MONTHS = 36;
    private static final Currency USD = Currency.getInstance("USD");

    /** How many customers bear them. */
    @Param({"10000", "100000", "1000000"})
    private int customers;

    private final int[] customerOf = new int[LINES];
    private final int[] keyOf = new int[LINES];
    private RunningProfit running = new RunningProfit(USD);

    /** Everybody and every key is known before the lines come. */
    @Setup(Level.Invocation)
    public void beforeEachTurn() {
        running = new RunningProfit(USD);
        SplittableRandom random = new SplittableRandom(7);
        int[] keys = new int[2 * MONTHS];
        for (int i = 0; i < keys.length; i++) {
            YearMonth month = YearMonth.of(2024, 1).plusMonths(i / 2);
            keys[i] = running.key(new LineKey(
                    month, month, i % 2 == 0 ? ChartOfAccounts.RECEIPTS : ChartOfAccounts.REFUNDS, Unit.of(USD)));
        }
        for (int customer = 1; customer <= customers; customer++) {
            running.customer(new CustomerId(customer));
        }
        for (int line = 0; line < LINES; line++) {
            customerOf[line] = random.nextInt(customers);
            keyOf[line] = keys[random.nextInt(keys.length)];
        }
    }

    /** Adds all lines. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public RunningProfit add() {
        for (int line = 0; line < LINES; line++) {
            running.add(customerOf[line], keyOf[line], line);
        }
        return running;
    }
}
