package com.econlytics.reliability.simulation;

import java.util.function.Predicate;

/** Leaves steps out of a schedule for as long as it still fails, so that somebody can read it. */
final class Shrinking {
    private Shrinking() {}

    /** A schedule that {@code fails}, and of which no single step can be left out without that changing. */
    static Schedule shrink(Schedule failing, Predicate<Schedule> fails) {
        Schedule shortest = failing;
        for (int size = failing.steps().size() / 2; size >= 1; size = size == 1 ? 0 : size / 2) {
            Schedule before;
            do {
                before = shortest;
                shortest = withoutPieces(shortest, size, fails);
            } while (size == 1 && shortest.steps().size() < before.steps().size());
        }
        return shortest;
    }

    private static Schedule withoutPieces(Schedule failing, int size, Predicate<Schedule> fails) {
        Schedule shortest = failing;
        int start = 0;
        while (start < shortest.steps().size()) {
            Schedule shorter = shortest.without(start, size);
            if (fails.test(shorter)) {
                shortest = shorter;
            } else {
                start += size;
            }
        }
        return shortest;
    }
}
