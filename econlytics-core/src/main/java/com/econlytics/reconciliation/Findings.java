package com.econlytics.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found out about the variance of each line and period. */
final class Findings {
    private final Map<Place, EnumMap<Cause, List<RecordPart>>> causes = new HashMap<>();
    private final Map<Place, List<RecordPart>> residuals = new HashMap<>();
    private final List<NetDeposits> deposits = new ArrayList<>();

    void add(Place place, Cause cause, RecordPart record) {
        causes.computeIfAbsent(place, unseen -> new EnumMap<>(Cause.class))
                .computeIfAbsent(cause, unseen -> new ArrayList<>())
                .add(record);
    }

    void leave(Place place, RecordPart record) {
        residuals.computeIfAbsent(place, unseen -> new ArrayList<>()).add(record);
    }

    void add(NetDeposits found) {
        deposits.add(found);
    }

    /** The causes at {@code place} in the order of precedence, those that cancel out included. */
    List<CauseAmount> causes(Place place) {
        List<CauseAmount> amounts = new ArrayList<>();
        causes.getOrDefault(place, new EnumMap<>(Cause.class))
                .forEach((cause, records) -> amounts.add(CauseAmount.of(cause, records)));
        return amounts;
    }

    /** What was found under {@code cause} at {@code place} so far. */
    List<RecordPart> records(Place place, Cause cause) {
        return List.copyOf(
                causes.getOrDefault(place, new EnumMap<>(Cause.class)).getOrDefault(cause, List.of()));
    }

    List<RecordPart> residual(Place place) {
        return List.copyOf(residuals.getOrDefault(place, List.of()));
    }

    List<NetDeposits> deposits() {
        return List.copyOf(deposits);
    }
}
