package com.econlytics.growth.health;

import com.econlytics.customer.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened to customers, and who left when: examples are cut from it as of a day, without a look at what came after.
 *
 * @param events in any order
 * @param churnDays when a customer left, for those who did
 * @param knownUntil the first day of which nothing is known yet
 * @param features what is taken of the events
 * @param horizonDays 90 in general; 1 or more
 */
public record ChurnHistory(
        List<CustomerEvent> events,
        Map<CustomerId, LocalDate> churnDays,
        LocalDate knownUntil,
        List<ChurnFeature> features,
        int horizonDays) {
    public ChurnHistory {
        events = List.copyOf(events);
        churnDays = Map.copyOf(churnDays);
        features = List.copyOf(features);
        if (horizonDays < 1 || features.isEmpty()) {
            throw new IllegalArgumentException(
                    "a horizon of 1 day or more and a feature are needed, not " + horizonDays + " and " + features);
        }
    }

    /**
     * The customers that had an event before {@code asOf} and had not left, by number.
     *
     * @throws IllegalArgumentException if the horizon from that day on is not yet known as a whole
     */
    public List<ChurnExample> examples(LocalDate asOf) {
        LocalDate end = asOf.plusDays(horizonDays);
        if (end.isAfter(knownUntil)) {
            throw new IllegalArgumentException("who left until " + end + " is known only until " + knownUntil
                    + ": take examples as of " + knownUntil.minusDays(horizonDays) + " or before");
        }
        return features(asOf).entrySet().stream()
                .map(known -> new ChurnExample(
                        known.getKey(),
                        asOf,
                        known.getValue(),
                        leftOn(known.getKey()).filter(day -> day.isBefore(end))))
                .toList();
    }

    /** The features of the same customers, also where the horizon is still to come. */
    public Map<CustomerId, List<Double>> features(LocalDate asOf) {
        Map<CustomerId, List<Double>> values = new TreeMap<>();
        events.stream()
                .filter(event -> event.day().isBefore(asOf))
                .filter(event -> leftOn(event.customer())
                        .filter(day -> day.isBefore(asOf))
                        .isEmpty())
                .collect(Collectors.groupingBy(CustomerEvent::customer))
                .forEach((customer, own) -> values.put(
                        customer,
                        features.stream()
                                .map(feature -> feature.value(own, asOf))
                                .toList()));
        return values;
    }

    private Optional<LocalDate> leftOn(CustomerId customer) {
        return Optional.ofNullable(churnDays.get(customer));
    }
}
