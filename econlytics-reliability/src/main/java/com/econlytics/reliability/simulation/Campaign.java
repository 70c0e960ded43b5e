package com.econlytics.reliability.simulation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Many schedules against one kind of store, and what they came to.
 *
 * <p>Example: {@code new Campaign(MemoryStore::new, Wiring.SOUND, 150).run(new SplittableRandom(1), 60, () -> {}).failures()} is
 * empty; with a wiring that breaks a promise it names the promise and the shortest schedule that shows it.
 */
public final class Campaign {
    private final Function<Clock, Store> makeStore;
    private final Wiring wiring;
    private final int steps;
    private final Map<Kind, Integer> histogram = new EnumMap<>(Kind.class);
    private final Set<Integer> ends = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private Duration simulated = Duration.ZERO;
    private int schedules;

    /**
     * A campaign that has not begun.
     *
     * @param makeStore makes an empty store, given the clock
     * @param wiring how the hosts put the library together
     * @param steps how long a schedule is
     */
    public Campaign(Function<Clock, Store> makeStore, Wiring wiring, int steps) {
        this.makeStore = makeStore;
        this.wiring = wiring;
        this.steps = steps;
    }

    /** Runs as many schedules as {@code count}, each from a seed of its own, and stops at the first that fails. */
    public Campaign run(SplittableRandom seeds, int count, Runnable progress) {
        while (schedules < count && failures.isEmpty()) {
            long seed = seeds.nextInt(Integer.MAX_VALUE);
            run(seed, Schedule.random(new SplittableRandom(seed), steps));
            progress.run();
        }
        return this;
    }

    private void run(long seed, Schedule schedule) {
        schedules++;
        schedule.steps().forEach(step -> histogram.merge(step.kind(), 1, Integer::sum));
        try {
            Simulation.Outcome outcome = new Simulation(makeStore, wiring).run(schedule);
            simulated = simulated.plus(outcome.simulated());
            ends.add(outcome.fingerprint());
        } catch (RuntimeException | Error failed) {
            Schedule shortest = Shrinking.shrink(schedule, shorter -> failsLike(failed, shorter));
            failures.add("seed " + seed + ", " + failed + "; the shortest schedule that fails alike: " + shortest);
        }
    }

    private boolean failsLike(Throwable failure, Schedule shorter) {
        try {
            new Simulation(makeStore, wiring).run(shorter);
            return false;
        } catch (RuntimeException | Error failed) {
            return promiseOf(failed).equals(promiseOf(failure));
        }
    }

    private static String promiseOf(Throwable failure) {
        return failure.toString().replaceAll("^([^:]*:[^:]*).*", "$1");
    }

    /** What broke which promise, with its seed and the shortest schedule that shows it; empty if all were kept. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    Map<Kind, Integer> histogram() {
        return histogram;
    }

    int steps() {
        return histogram.values().stream().mapToInt(Integer::intValue).sum();
    }

    int schedules() {
        return schedules;
    }

    long simulatedDays() {
        return simulated.toDays();
    }

    int distinctEnds() {
        return ends.size();
    }
}
