package com.econlytics.growth.anomaly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges the figures of one day in all segments, each against the earlier figures of its own segment at the same place of the season.
 *
 * <p>Of a figure that was restated only the last revision counts, in the past as on the day: it is judged again, and never twice. A
 * segment with too little volume, too short a past or a past that never moved is not judged, and is no part of the many.
 *
 * @param seasonDays figures a whole number of seasons earlier are the past: 7 for days of the week, 1 for no season
 * @param leastPast how many earlier figures there must be, 4 or more
 * @param leastVolume of the figure that is judged, 0 or more
 * @param falseDiscovery which share of the anomalies may be false
 */
public record Watch(int seasonDays, int leastPast, long leastVolume, FalseDiscovery falseDiscovery) {
    public Watch {
        if (seasonDays < 1 || leastPast < 4 || leastVolume < 0) {
            throw new IllegalArgumentException(
                    "a season of 1 day, a past of 4 figures and a volume of 0 at least are needed," + " not "
                            + seasonDays + ", " + leastPast + " and " + leastVolume);
        }
    }

    /**
     * The anomalies of a day, the most surprising first, ties by segment.
     *
     * @param observations in any order and any number of revisions; those after the day do not count
     * @throws IllegalArgumentException if one revision has two values
     */
    public List<Anomaly> on(LocalDate day, Collection<Observation> observations) {
        List<Anomaly> judged = new ArrayList<>();
        bySegment(observations).values().forEach(series -> judge(day, series).ifPresent(judged::add));
        double bound =
                falseDiscovery.bound(judged.stream().map(Anomaly::probability).toList());
        return judged.stream()
                .filter(anomaly -> anomaly.probability() <= bound)
                .sorted(Comparator.comparingDouble(Anomaly::probability)
                        .thenComparing(anomaly -> anomaly.observation().segment()))
                .toList();
    }

    /** The rule in words, as it is printed with each anomaly. */
    public String rule() {
        return "median and MAD of at least " + leastPast + " figures, season " + seasonDays + " days, volume from "
                + leastVolume + ", false discoveries at most " + falseDiscovery.rate() + " (Benjamini-Hochberg)";
    }

    private Optional<Anomaly> judge(LocalDate day, Map<LocalDate, Observation> series) {
        return Optional.ofNullable(series.get(day))
                .filter(observation -> observation.volume() >= leastVolume)
                .flatMap(observation -> judge(observation, past(day, series)));
    }

    private Optional<Anomaly> judge(Observation observation, List<Double> past) {
        if (past.size() < leastPast) {
            return Optional.empty();
        }
        Baseline baseline = Baseline.of(past);
        return baseline.surprise(observation.value())
                .map(probability -> new Anomaly(observation, baseline, probability, rule()));
    }

    private List<Double> past(LocalDate day, Map<LocalDate, Observation> series) {
        return series.values().stream()
                .filter(observation -> observation.day().isBefore(day))
                .filter(observation -> (day.toEpochDay() - observation.day().toEpochDay()) % seasonDays == 0)
                .map(Observation::value)
                .toList();
    }

    private static Map<String, Map<LocalDate, Observation>> bySegment(Collection<Observation> observations) {
        Map<String, Map<LocalDate, Observation>> segments = new TreeMap<>();
        observations.forEach(observation -> segments.computeIfAbsent(observation.segment(), segment -> new TreeMap<>())
                .merge(observation.day(), observation, Watch::newer));
        return segments;
    }

    private static Observation newer(Observation one, Observation other) {
        if (one.revision() == other.revision() && !one.equals(other)) {
            throw new IllegalArgumentException(
                    "revision " + one.revision() + " of " + one.segment() + " on " + one.day() + " is both "
                            + one.value() + " and " + other.value() + ": give the later one a higher revision");
        }
        return one.revision() >= other.revision() ? one : other;
    }
}
