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

/** Many schedules against one kind of store, and what they came to. */
final class Campaign {
    private static final int STEPS = 150;
    private static final int MOST_FAILURES = 3;

    private final Function<Clock, Store> makeStore;
    private final Wiring wiring;
    private final Map<Kind, Integer> histogram = new EnumMap<>(Kind.class);
    private final Set<Integer> ends = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private Duration simulated = Duration.ZERO;
    private int schedules;

    Campaign(Function<Clock, Store> makeStore, Wiring wiring) {
        this.makeStore = makeStore;
        this.wiring = wiring;
    }

    /** Runs as many schedules as {@code count}, each from a seed of its own, and stops early if too many fail. */
    Campaign run(SplittableRandom seeds, int count, Runnable progress) {
        while (schedules < count && failures.size() < MOST_FAILURES) {
            long seed = seeds.nextInt(Integer.MAX_VALUE);
            run(seed, Schedule.random(new SplittableRandom(seed), STEPS));
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

    List<String> failures() {
        return failures;
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
