package com.econlytics.connector;

import com.econlytics.money.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run is getting on: how many records so far, how fast, and how long it will still take.
 *
 * <p>The time left assumes that history has as many records in one year as in another, so it is an estimate that gets
 * better as the run goes on. Example: 600 records in 30 seconds, a quarter of the way, are 20 records a second and 90 seconds
 * left.
 *
 * @param startedAt when the run began on this host
 * @param at when the last page was booked
 * @param pages how many pages were booked since
 * @param records how many records were on them
 * @param coveredBefore the part of the way that an earlier run had covered; null if that is not known
 * @param covered the part of the way that is covered now; null if that is not known
 */
public record Progress(
        Instant startedAt,
        Instant at,
        long pages,
        long records,
        @Nullable Ratio coveredBefore,
        @Nullable Ratio covered) {
    public Progress {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(at, "at");
    }

    /** Nothing was read yet. */
    public static Progress startingAt(Instant now) {
        return new Progress(now, now, 0, 0, null, null);
    }

    /** The progress after one page more. */
    public Progress plus(Page page, Instant now) {
        @Nullable Ratio reached = page.findSpan().flatMap(Span::covered).orElse(null);
        return new Progress(
                startedAt,
                now,
                pages + 1,
                records + page.records(),
                coveredBefore == null ? reached : coveredBefore,
                page.end() == Page.End.REACHED ? Ratio.ONE : reached);
    }

    /** For how long it has been going on. */
    public Duration elapsed() {
        return Duration.between(startedAt, at);
    }

    /** Records a second; empty before a whole second has passed. */
    public Optional<Ratio> recordsPerSecond() {
        return Ratio.find(records, elapsed().toSeconds());
    }

    /** The part of the way that is behind, from 0 to 1, if it is known. */
    public Optional<Ratio> findCovered() {
        return Optional.ofNullable(covered);
    }

    /** How long the rest will take at this pace; empty while that cannot be told. */
    public Optional<Duration> timeLeft() {
        if (covered == null || coveredBefore == null || covered.compareTo(coveredBefore) <= 0) {
            return Optional.empty();
        }
        Ratio pace = Ratio.of(elapsed().toSeconds()).dividedBy(covered.minus(coveredBefore));
        return Optional.of(Duration.ofSeconds(
                Ratio.ONE.minus(covered).times(pace).roundHalfEven().longValueExact()));
    }
}
