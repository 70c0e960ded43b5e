package com.econlytics.reliability.mutants;

import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Divides amounts over weights: the parts must add up to the amount, to the minor unit. */
final class ExactDivision implements Check<ExactDivision.Division> {
    private static final int TRIES = 2_000;

    private final long seed;

    ExactDivision(long seed) {
        this.seed = seed;
    }

    /** A rule by which an amount is divided. */
    @FunctionalInterface
    interface Division {
        /** The parts, in the order of the weights, of which one is above 0. */
        List<Long> parts(long total, List<Ratio> weights);
    }

    @Override
    public String name() {
        return "parts add up";
    }

    @Override
    public Optional<Alarm> look(Division division) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int tried = 1; tried <= TRIES; tried++) {
            long total = random.nextLong(-1_000_000, 1_000_000);
            List<Ratio> weights = new ArrayList<>(List.of(Ratio.of(1)));
            for (int i = random.nextInt(6); i >= 0; i--) {
                weights.add(Ratio.of(random.nextLong(0, 10)));
            }
            long sum = division.parts(total, weights).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (sum != total) {
                return Optional.of(new Alarm("the parts of " + total + " add up to " + sum, "division " + tried));
            }
        }
        return Optional.empty();
    }
}
