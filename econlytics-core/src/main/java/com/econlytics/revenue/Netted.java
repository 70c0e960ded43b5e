package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lines of which reversals are cancelled, so that each fact has one for each balance. */
final class Netted {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::fact).thenComparing(Key::key);

    private Netted() {}

    static List<Line> of(Collection<Line> lines, Predicate<Line> which) {
        Map<Key, Long> sums = new TreeMap<>(ORDER);
        lines.stream()
                .filter(which)
                .forEach(line -> sums.merge(new Key(line.fact(), line.key()), line.amount(), Math::addExact));
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new Line(entry.getKey().fact(), entry.getKey().key(), entry.getValue()))
                .toList();
    }

    private record Key(FactId fact, BalanceKey key) {}
}
