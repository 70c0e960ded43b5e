package com.econlytics.reliability.service;

import com.econlytics.examples.demo.Comparison;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import com.econlytics.testkit.company.Truth;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What a database says in the end, against what was acknowledged and what is true.
 *
 * @param stored how many events are stored
 * @param lost ids of events that were acknowledged and are not stored
 * @param doubled ids of events that are stored more than once
 * @param differences figures that are not the company's true ones
 */
record Reckoning(int stored, List<String> lost, List<String> doubled, List<Comparison.Difference> differences) {
    private static final List<Duration> TURNS =
            List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofHours(20));

    Reckoning {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        differences = List.copyOf(differences);
    }

    /** Lets what is due be done, as a host that goes on does, and then looks. */
    static Reckoning of(Map<String, String> environment, DataSource database, Set<String> acknowledged, Truth truth) {
        CustomerReport report = workedOff(environment, database);
        Map<String, Integer> stored = new HashMap<>();
        keys(database).forEach(key -> stored.merge(key, 1, Integer::sum));
        return new Reckoning(
                stored.size(),
                acknowledged.stream()
                        .filter(id -> !stored.containsKey(id))
                        .sorted()
                        .toList(),
                stored.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                Comparison.of(report, truth).differences());
    }

    boolean isRight() {
        return lost.isEmpty() && doubled.isEmpty() && differences.isEmpty();
    }

    private static CustomerReport workedOff(Map<String, String> environment, DataSource database) {
        Settings settings = Settings.real(environment);
        Jdbi.create(database)
                .useHandle(handle -> handle.execute(
                        "update econlytics.lease set expires_at = clock_timestamp() - interval '1 second'"));
        try (Database connections = Database.open(settings.database())) {
            Bookkeeper books = Bookkeeper.open(settings, connections, Clock.systemUTC());
            for (Duration turn : TURNS) {
                books = Bookkeeper.open(settings, connections, Clock.offset(Clock.systemUTC(), turn));
                books.workOff();
                if (turn.isZero()) {
                    sync(books);
                }
            }
            return new CustomerReport(database, books.calendar(), books.homeCurrency());
        }
    }

    private static void sync(Bookkeeper books) {
        books.connectors().forEach(connector -> books.sync(connector, page -> {}));
    }

    /** A message under a key of its own was another one under a known key; there are none here. */
    private static List<String> keys(DataSource database) {
        return Jdbi.create(database)
                .withHandle(handle -> handle.createQuery("select key from econlytics.message where source = 'stripe'")
                        .mapTo(String.class)
                        .list());
    }
}
