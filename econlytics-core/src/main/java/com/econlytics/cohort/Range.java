package com.econlytics.cohort;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values from one bound up to, not including, another; open where a bound is missing.
 *
 * <p>Every range of a segment is read in this one way: {@code tickets from 1 below 3} are 1 and 2, and the loss-making
 * customers have {@code profit below USD 0.00}.
 *
 * @param from the first value inside; null for no lower bound
 * @param below the first value outside, above the range; null for no upper bound
 * @param <T> what is compared
 */
public record Range<T extends Comparable<? super T>>(
        @Nullable T from, @Nullable T below) {
    public Range {
        if (from == null && below == null) {
            throw new IllegalArgumentException("a range without a bound leaves nothing out; state one bound or both");
        }
        if (from != null && below != null && from.compareTo(below) >= 0) {
            throw new IllegalArgumentException(
                    "the range from " + from + " to below " + below + " is empty; state a higher upper bound");
        }
    }

    /** The values from {@code first} up to, not including, {@code below}. */
    public static <T extends Comparable<? super T>> Range<T> of(T first, T below) {
        return new Range<>(Objects.requireNonNull(first, "first"), Objects.requireNonNull(below, "below"));
    }

    /** {@code first} and everything above it. */
    public static <T extends Comparable<? super T>> Range<T> from(T first) {
        return new Range<>(first, null);
    }

    /** Everything below {@code bound}. */
    public static <T extends Comparable<? super T>> Range<T> below(T bound) {
        return new Range<>(null, bound);
    }

    /** The lower bound, if there is one. */
    public Optional<T> findFrom() {
        return Optional.ofNullable(from);
    }

    /** The upper bound, if there is one. */
    public Optional<T> findBelow() {
        return Optional.ofNullable(below);
    }

    /** Whether {@code value} lies in the range; its upper bound does not. */
    public boolean contains(T value) {
        return (from == null || from.compareTo(value) <= 0) && (below == null || below.compareTo(value) > 0);
    }

    /** The bounds there are, the lower one first. */
    Stream<T> bounds() {
        return Stream.concat(findFrom().stream(), findBelow().stream());
    }

    /** The range in a segment's text, such as {@code from 1 below 3}, with this word before the upper bound. */
    String text(String upper) {
        String lowerText = from == null ? "" : " from " + from;
        String upperText = below == null ? "" : " " + upper + " " + below;
        return (lowerText + upperText).substring(1);
    }
}
