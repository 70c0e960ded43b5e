package com.econlytics.reliability.mutants;

import com.econlytics.reliability.simulation.Schedule;
import com.econlytics.reliability.simulation.Simulation;
import com.econlytics.reliability.simulation.Store;
import com.econlytics.reliability.simulation.Violation;
import com.econlytics.reliability.simulation.Wiring;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Simulated lives of a company, in which the laws are looked at after every step. */
final class Lives implements Check<Lives.Company> {
    private static final int STEPS = 150;

    private final long seed;
    private final int most;

    /** As many lives as {@code most}, or fewer if one breaks a promise. */
    Lives(long seed, int most) {
        this.seed = seed;
        this.most = most;
    }

    /**
     * What a company uses.
     *
     * @param store where it keeps its books
     * @param wiring how its hosts put the library together
     */
    record Company(Function<Clock, Store> store, Wiring wiring) {}

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Optional<Alarm> look(Company company) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int life = 1; life <= most; life++) {
            try {
                new Simulation(company.store(), company.wiring()).run(Schedule.random(random.split(), STEPS));
            } catch (Violation broken) {
                return Optional.of(new Alarm(String.valueOf(broken.getMessage()), "life " + life));
            }
        }
        return Optional.empty();
    }
}
