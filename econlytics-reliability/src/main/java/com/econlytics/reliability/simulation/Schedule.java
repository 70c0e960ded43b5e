package com.econlytics.reliability.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens, one after the other.
 *
 * @param steps in their order
 */
public record Schedule(List<Step> steps) {
    private static final int WEIGHTS =
            Stream.of(Kind.values()).mapToInt(Kind::weight).sum();

    public Schedule {
        steps = List.copyOf(steps);
    }

    /** A schedule of {@code length} steps that {@code random} decides. */
    public static Schedule random(SplittableRandom random, int length) {
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            steps.add(new Step(anyKind(random.nextInt(WEIGHTS)), random.nextInt(1_000_000)));
        }
        return new Schedule(steps);
    }

    /** The schedule that {@link #toString} wrote. */
    public static Schedule parse(String text) {
        return new Schedule(Stream.of(text.strip().split(" ")).map(Step::parse).toList());
    }

    /** Without the steps from {@code start} on, as many as {@code count}. */
    Schedule without(int start, int count) {
        List<Step> fewer = new ArrayList<>(steps.subList(0, start));
        fewer.addAll(steps.subList(Math.min(steps.size(), start + count), steps.size()));
        return new Schedule(fewer);
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }

    private static Kind anyKind(int point) {
        int left = point;
        for (Kind kind : Kind.values()) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException(point + " is beyond the weights of all kinds, " + WEIGHTS);
    }
}
