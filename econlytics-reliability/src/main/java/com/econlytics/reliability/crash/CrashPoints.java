package com.econlytics.reliability.crash;

import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.postgres.Scratch;
import com.econlytics.reliability.postgres.ServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Ends a program with SIGKILL before and after every call to the database of every kind of work. */
public final class CrashPoints implements Proof {
    private static final int EACH_IN_A_SLICE = 3;
    private static final int MOST_OF_A_KIND = 40;

    private final List<Work> kinds;

    /** All kinds of work. */
    public CrashPoints() {
        this(Works.all());
    }

    CrashPoints(List<Work> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String name() {
        return "crash-points";
    }

    @Override
    public String title() {
        return "The program is killed before and after every call to the database";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        try (Scratch scratch = Scratch.inMemory();
                DurablePostgres server =
                        DurablePostgres.create(setting.directory().resolve("postgres"), options(scratch));
                Trial trial = Trial.on(server, Wiring.AsMeant.class)) {
            List<Trial.Ready> works = ready(trial, kinds);
            List<Point> points = points(works, setting);
            setting.progress().println(points.size() + " points in " + works.size() + " kinds of work");
            List<Trial.Outcome> outcomes = new ArrayList<>();
            for (Trial.Ready work : works) {
                List<Point> own = points.stream()
                        .filter(point -> point.work().equals(work.work()))
                        .toList();
                if (setting.scale() != Setting.Scale.SLICE) {
                    outcomes.addAll(trial.run(works, own));
                    setting.progress().println(work.work().name() + ": " + own.size());
                }
            }
            if (setting.scale() == Setting.Scale.SLICE) {
                outcomes.addAll(trial.run(works, points));
            }
            Trial.Poisoning poisoning = trial.poison();
            return findings(works, outcomes)
                    .violationIf(!poisoning.isRight(), "a message that ends the program: " + poisoning)
                    .paragraph("A message that ends every program which reads it ended " + poisoning.ended()
                            + ", and was put aside unread; its neighbours were booked.")
                    .build();
        }
    }

    /** The server itself is not killed here; its data may be where the system forgets it first. */
    static ServerOptions options(Scratch scratch) {
        return ServerOptions.standard()
                .with("autovacuum", "off")
                .withDataIn(scratch.directory().resolve("data"));
    }

    static List<Trial.Ready> ready(Trial trial, List<Work> works) throws Exception {
        List<Trial.Ready> ready = new ArrayList<>();
        for (Work work : works) {
            ready.add(trial.ready(work, "work_" + ready.size()));
        }
        return ready;
    }

    private static List<Point> points(List<Trial.Ready> works, Setting setting) {
        SplittableRandom random = setting.random();
        List<Point> points = new ArrayList<>();
        for (Trial.Ready ready : works) {
            int tried = most(setting.scale());
            IntStream numbers = tried < ready.points()
                    ? random.ints(0, ready.points()).distinct().limit(tried)
                    : IntStream.range(0, ready.points());
            numbers.sorted().forEach(number -> points.add(new Point(ready.work(), number)));
        }
        return points;
    }

    private static int most(Setting.Scale scale) {
        return switch (scale) {
            case SLICE -> EACH_IN_A_SLICE;
            case FULL -> MOST_OF_A_KIND;
            case EXHAUSTIVE -> Integer.MAX_VALUE;
        };
    }

    private static Findings.Builder findings(List<Trial.Ready> works, List<Trial.Outcome> outcomes) {
        Findings.Builder findings = new Findings.Builder();
        List<List<String>> rows = new ArrayList<>();
        for (Trial.Ready ready : works) {
            List<Trial.Outcome> own = outcomes.stream()
                    .filter(outcome -> outcome.point().work().equals(ready.work()))
                    .toList();
            rows.add(List.of(
                    ready.work().name(),
                    Integer.toString(ready.points()),
                    Integer.toString(own.size()),
                    Integer.toString(
                            own.stream().mapToInt(Trial.Outcome::acknowledged).sum()),
                    Integer.toString(own.stream()
                            .mapToInt(outcome -> outcome.lost().size())
                            .sum()),
                    Long.toString(own.stream()
                            .filter(outcome -> !outcome.differences().isEmpty())
                            .count())));
        }
        outcomes.stream()
                .filter(outcome -> !outcome.isRight())
                .forEach(outcome -> findings.violation(outcome.point()
                        + (outcome.reached() ? "" : " was not reached")
                        + (outcome.lost().isEmpty() ? "" : " lost " + outcome.lost())
                        + (outcome.differences().isEmpty() ? "" : " left " + outcome.differences())));
        return findings.paragraph(
                        "Of a kind of work that has more points than were tried, the seed drew them; `-Dscale=exhaustive` tries"
                                + " all. Each is one database on which a program of its own was ended with SIGKILL; up to 50 such"
                                + " databases share the program that is ended. What it had acknowledged is looked for before anything is"
                                + " repaired; then another program recovers, and everything that the database says is compared with what an"
                                + " undisturbed program leaves.")
                .table(
                        List.of("work", "points", "killed", "acknowledged", "of these lost", "other than undisturbed"),
                        rows);
    }
}
