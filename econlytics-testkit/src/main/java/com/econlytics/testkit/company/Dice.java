package com.econlytics.testkit.company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The chance in a story: what it throws is a function of its seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long lowest, long highest) {
        return random.nextLong(lowest, highest + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Picks the first choices more often than the last, so that a few customers do most of the business. */
    <T> T pickSkewed(List<T> choices) {
        int size = choices.size();
        return choices.get(Math.min(random.nextInt(size), random.nextInt(size)));
    }

    /** A whole second in {@code [from, until)}; {@code from} itself if there is none. */
    Instant moment(Instant from, Instant until) {
        long seconds = until.getEpochSecond() - from.getEpochSecond();
        return seconds <= 1 ? from : from.plusSeconds(random.nextLong(seconds));
    }

    /** A whole second up to {@code most} after {@code earlier} and before {@code end}; {@code earlier} if there is none. */
    Instant later(Instant earlier, Duration most, Instant end) {
        Instant later = earlier.plusSeconds(1 + random.nextLong(most.toSeconds()));
        if (later.isBefore(end)) {
            return later;
        }
        Instant next = earlier.plusSeconds(1);
        return next.isBefore(end) ? moment(next, end) : earlier;
    }
}
