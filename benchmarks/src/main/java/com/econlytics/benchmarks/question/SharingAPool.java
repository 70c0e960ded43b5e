package com.econlytics.benchmarks.question;

import com.econlytics.money.Apportionment;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to share a pool exactly? A payroll of a million dollars by random agent seconds.
 *
 * <p>{@code benchmarks/run.sh jmh SharingAPool}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class SharingAPool {
    private static final long POOL = 100_000_000;

    /** How many customers share it. */
    @Param({"1000", "100000"})
    private int customers;

    private List<Ratio> weights = List.of();

    /** Random claims. */
    @Setup
    public void claims() {
        SplittableRandom random = new SplittableRandom(7);
        List<Ratio> seconds = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            seconds.add(Ratio.of(random.nextLong(10_000_000)));
        }
        weights = List.copyOf(seconds);
    }

    /** Shares it to the cent. */
    @Benchmark
    public Optional<List<Long>> share() {
        return Apportionment.largestRemainder(POOL, weights);
    }
}
