package com.econlytics.reliability.crash;

import com.econlytics.reliability.postgres.DurablePostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Ends programs at points of their work, has others recover, and compares what is left with what an undisturbed one leaves. */
final class Trial implements AutoCloseable {
    private static final String MIGRATED = "migrated";
    private static final int AT_ONCE = 50;
    private static final int HANDS = 3;
    private static final int MOST_POISONED_ROUNDS = 6;

    private final DurablePostgres server;
    private final Class<? extends Wiring> wiring;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);

    private Trial(DurablePostgres server, Class<? extends Wiring> wiring) {
        this.server = server;
        this.wiring = wiring;
    }

    /** On a server that nobody else uses, of programs that put the library together in this way. */
    static Trial on(DurablePostgres server, Class<? extends Wiring> wiring) throws SQLException {
        Trial trial = new Trial(server, wiring);
        server.dropDatabase(MIGRATED);
        server.createDatabase(MIGRATED, DurablePostgres.FIRST_DATABASE);
        trial.asMeant(server.dataSource(MIGRATED)).wiring().migrate(server.dataSource(MIGRATED));
        return trial;
    }

    /**
     * A work made ready.
     *
     * @param work which
     * @param template the database in which it begins
     * @param points how many there are
     * @param undisturbed what it leaves when nothing happens
     * @param reset brings a copy of the template back
     */
    record Ready(Work work, String template, int points, List<String> undisturbed, Reset reset) {
        Ready {
            undisturbed = List.copyOf(undisturbed);
        }
    }

    /**
     * What became of one program.
     *
     * @param point where it was ended
     * @param reached whether it came that far
     * @param acknowledged how much it had acknowledged
     * @param lost what of it was not there afterwards
     * @param differences what the database says after the recovery and should not, or should and does not
     */
    record Outcome(Point point, boolean reached, int acknowledged, List<String> lost, List<String> differences) {
        Outcome {
            lost = List.copyOf(lost);
            differences = List.copyOf(differences);
        }

        boolean isRight() {
            return reached && lost.isEmpty() && differences.isEmpty();
        }
    }

    /** Prepares a work, and counts its points. */
    Ready ready(Work work, String template) throws SQLException, ReflectiveOperationException {
        server.createDatabase(template, work.needsTables() ? MIGRATED : DurablePostgres.FIRST_DATABASE);
        work.prepare(asMeant(server.dataSource(template)));
        Wiring wired = wiring.getDeclaredConstructor().newInstance();
        wired.alter(server.dataSource(template));
        String whole = template + "_whole";
        server.createDatabase(whole, template);
        Steps steps = Steps.counting();
        work.run(host(StepDataSource.of(server.dataSource(whole), steps), wired), what -> {});
        String meant = template + "_meant";
        server.createDatabase(meant, template);
        work.run(asMeant(server.dataSource(meant)), what -> {});
        List<String> undisturbed = work.state(asMeant(server.dataSource(meant)));
        server.dropDatabase(whole);
        server.dropDatabase(meant);
        Reset reset = Reset.to(server.dataSource(template), work.needsTables());
        return new Ready(work, template, steps.points(), undisturbed, reset);
    }

    /** Ends a program at each of these points of works that are ready. */
    List<Outcome> run(List<Ready> works, List<Point> points) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            List<Place> places = new ArrayList<>();
            for (Point point : points.subList(from, Math.min(points.size(), from + AT_ONCE))) {
                Ready ready = works.stream()
                        .filter(each -> each.work().equals(point.work()))
                        .findFirst()
                        .orElseThrow();
                places.add(new Place(point, ready, ready.template() + "_" + places.size()));
            }
            outcomes.addAll(runAtOnce(places));
        }
        return outcomes;
    }

    /**
     * Has a message end programs that read it, as often as it is read.
     *
     * @return what became of it and of its neighbours, by how many programs it ended
     */
    Poisoning poison() throws Exception {
        String database = "poisoned";
        server.createDatabase(database, MIGRATED);
        Host host = asMeant(server.dataSource(database));
        new Poisoned(1).prepare(host);
        for (int round = 1; round <= MOST_POISONED_ROUNDS; round++) {
            Job job = Job.whole(new Poisoned(round), server.url(database));
            try (Child child = Child.start(wiring, List.of(job))) {
                boolean read = child.awaitAcknowledged(Poisoned.READ);
                child.kill();
                if (!read) {
                    return new Poisoning(round - 1, Content.of(host.inbox()));
                }
            }
        }
        return new Poisoning(MOST_POISONED_ROUNDS, Content.of(host.inbox()));
    }

    /**
     * What a message did that ends every program which reads it.
     *
     * @param ended how many programs
     * @param places where the messages stand after that
     */
    record Poisoning(int ended, List<String> places) {
        Poisoning {
            places = List.copyOf(places);
        }

        /** Whether it was put aside after three, and its neighbours were booked. */
        boolean isRight() {
            return ended == 3
                    && places.stream().anyMatch(place -> place.endsWith("poison QUARANTINED ATTEMPTS_EXHAUSTED"))
                    && places.stream()
                                    .filter(place -> place.contains("APPLIED"))
                                    .count()
                            == 2;
        }
    }

    private List<Outcome> runAtOnce(List<Place> places) throws Exception {
        each(places, this::begun);
        List<Killed> killed = killAll(places);
        List<Killed> checked = each(killed, this::looked);
        String failure = recover(checked);
        return each(checked, each -> compared(each, failure));
    }

    /** A database is made once, and used again for the next point of its work. */
    private Place begun(Place place) throws SQLException {
        if (made.add(place.database())) {
            server.createDatabase(place.database(), place.ready().template());
        } else {
            place.ready().reset().run(server.dataSource(place.database()));
        }
        return place;
    }

    private List<Killed> killAll(List<Place> places) throws IOException, InterruptedException {
        List<Job> jobs = places.stream()
                .map(place -> Job.until(place.point(), server.url(place.database())))
                .toList();
        try (Child child = Child.start(wiring, jobs)) {
            child.await(jobs.size());
            child.kill();
            return places.stream()
                    .map(place -> new Killed(
                            place,
                            child.stoppedAt(server.url(place.database())),
                            child.acknowledged(server.url(place.database())),
                            List.of()))
                    .toList();
        }
    }

    /** Before anybody repairs anything, what was acknowledged is looked for. */
    private Killed looked(Killed killed) {
        Host host = asMeant(server.dataSource(killed.place().database()));
        boolean hasTables = killed.place().ready().work().needsTables()
                || !killed.acknowledged().isEmpty();
        List<String> lost = hasTables ? killed.place().ready().work().lost(host, killed.acknowledged()) : List.of();
        return new Killed(killed.place(), killed.reached(), killed.acknowledged(), lost);
    }

    /** Why the recovery failed; empty if it did not. */
    private String recover(List<Killed> killed) throws IOException, InterruptedException {
        List<Job> jobs = killed.stream()
                .map(each -> Job.recovery(
                        each.place().point(), server.url(each.place().database()), each.acknowledged()))
                .toList();
        try (Child child = Child.start(wiring, jobs)) {
            child.await(jobs.size());
            child.kill();
            return child.failures().isEmpty() ? "" : child.failures().toString();
        }
    }

    private Outcome compared(Killed killed, String failure) {
        Ready ready = killed.place().ready();
        List<String> state =
                ready.work().state(asMeant(server.dataSource(killed.place().database())));
        List<String> differences = new ArrayList<>(Differences.between(ready.undisturbed(), state));
        if (failure.contains(server.url(killed.place().database()))) {
            differences.add("the recovery failed: " + failure);
        }
        return new Outcome(
                killed.place().point(), killed.reached(), killed.acknowledged().size(), killed.lost(), differences);
    }

    private Host asMeant(DataSource database) {
        return host(database, new Wiring.AsMeant());
    }

    private static Host host(DataSource database, Wiring wiring) {
        return new Host(database, Clock.fixed(Story.AUGUST, ZoneOffset.UTC), wiring);
    }

    private <A, B> List<B> each(List<A> all, Task<A, B> task) throws Exception {
        List<Future<B>> futures = new ArrayList<>();
        for (A one : all) {
            futures.add(hands.submit(() -> task.perform(one)));
        }
        List<B> results = new ArrayList<>();
        for (Future<B> future : futures) {
            results.add(result(future));
        }
        return results;
    }

    private static <B> B result(Future<B> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the trial itself failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }

    private interface Task<A, B> {
        B perform(A one) throws Exception;
    }

    private record Place(Point point, Ready ready, String database) {}

    private record Killed(Place place, boolean reached, Set<String> acknowledged, List<String> lost) {}
}
