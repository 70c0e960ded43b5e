package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A posting and its lines: what counted of it as of every month. */
final class Recorded {
    private static final Comparator<Place> LATEST = Comparator.comparing(Place::origin)
            .thenComparing(Place::customer)
            .thenComparing(place -> place.unit().code());

    private final Posting posting;
    private final List<Line> lines = new ArrayList<>();

    Recorded(Posting posting) {
        this.posting = posting;
    }

    Posting posting() {
        return posting;
    }

    void add(Line line) {
        lines.add(line);
    }

    /** The months in which any of it counts. */
    Stream<YearMonth> months() {
        return lines.stream().map(line -> line.key().month());
    }

    Stream<Line> lines() {
        return lines.stream();
    }

    /**
     * What counts of it in {@code month} and before; empty if nothing does. One customer bears it, in one month of origin: what
     * moved to another since nets to nothing where it was.
     */
    Optional<Known> asOf(YearMonth month) {
        Map<Place, Map<Account, Long>> places = new TreeMap<>(LATEST.reversed());
        for (Line line : lines) {
            if (!line.key().month().isAfter(month)) {
                places.computeIfAbsent(Place.of(line), unseen -> new LinkedHashMap<>())
                        .merge(line.key().account(), line.amount(), Math::addExact);
            }
        }
        places.values().forEach(amounts -> amounts.values().removeIf(amount -> amount == 0));
        return places.entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .findFirst()
                .map(place -> place.getKey().known(posting, place.getValue()));
    }

    private record Place(CustomerId customer, YearMonth origin, Unit unit) {
        static Place of(Line line) {
            return new Place(
                    line.key().customer(), line.key().origin(), line.key().unit());
        }

        Known known(Posting posting, Map<Account, Long> amounts) {
            return new Known(posting, customer, origin, unit, Map.copyOf(amounts));
        }
    }
}
