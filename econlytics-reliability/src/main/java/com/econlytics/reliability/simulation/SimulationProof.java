package com.econlytics.reliability.simulation;

import com.econlytics.examples.console.Progress;
import com.econlytics.jdbc.Schema;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/** Whatever happens in whatever order, the laws hold after each step, and at rest the books are what the oracle says. */
public final class SimulationProof implements Proof {
    private static final int STEPS = 150;
    private static final double RAREST = 0.01;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String title() {
        return "Deterministic simulation";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        SplittableRandom seeds = setting.random();
        Findings.Builder findings = new Findings.Builder();
        List<List<String>> rows = new ArrayList<>();
        Map<Kind, Integer> histogram = new TreeMap<>();
        report(
                campaign("memory", MemoryStore::new, setting.choose(21, 3_000), STEPS, seeds, setting),
                findings,
                rows,
                histogram);
        try (DurablePostgres server = DurablePostgres.create(setting.directory());
                HikariDataSource database = pool(server)) {
            Schema.migrate(database);
            report(
                    campaign(
                            "PostgreSQL",
                            clock -> new PostgresStore(database),
                            setting.choose(1, 60),
                            setting.choose(60, STEPS),
                            seeds,
                            setting),
                    findings,
                    rows,
                    histogram);
        }
        return findings.paragraph(
                        "Two hosts in one thread under one clock, with vendors that delay, repeat, reorder and lose what"
                                + " they send, forgers, outages, a store that refuses, and hosts that end at any call and start again. The"
                                + " laws are checked after each step: what was acknowledged is there (P1), every statement counts once"
                                + " (P2), the books are a function of what was said and decided (P3), nothing is lost or applied without"
                                + " being booked (P4), closed months stand (P7), no line changes. At rest the books equal what an oracle"
                                + " makes of what really happened, and a second ledger that was told everything at once. Last, a customer is"
                                + " erased by a host that may end meanwhile: no name of his can be read anywhere, no figure moves, and"
                                + " saying everything again brings nothing back (P8). In memory a host"
                                + " ends before or after a call of a port, in PostgreSQL before or after a statement or a commit.")
                .table(
                        List.of(
                                "store",
                                "schedules",
                                "steps",
                                "simulated days",
                                "distinct ends",
                                "failures",
                                "wall time"),
                        rows)
                .paragraph("How often what happened: " + inWords(histogram) + ".")
                .build();
    }

    /** A campaign and how long it took. */
    private record Timed(String store, Campaign campaign, Duration took) {}

    private static Timed campaign(
            String store,
            Function<Clock, Store> makeStore,
            int count,
            int steps,
            SplittableRandom seeds,
            Setting setting) {
        Campaign campaign = new Campaign(makeStore, Wiring.SOUND, steps);
        long start = System.nanoTime();
        Progress.during(
                "schedules in " + store,
                count,
                setting.progress(),
                progress -> campaign.run(seeds, count, () -> progress.add(1)));
        return new Timed(store, campaign, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void report(
            Timed timed, Findings.Builder findings, List<List<String>> rows, Map<Kind, Integer> histogram) {
        Campaign campaign = timed.campaign();
        campaign.failures().forEach(findings::violation);
        campaign.histogram().forEach((kind, count) -> histogram.merge(kind, count, Integer::sum));
        rows.add(List.of(
                timed.store(),
                "" + campaign.schedules(),
                "" + campaign.steps(),
                "" + campaign.simulatedDays(),
                "" + campaign.distinctEnds(),
                "" + campaign.failures().size(),
                timed.took().toSeconds() + " s"));
        for (Kind kind : Kind.values()) {
            int count = campaign.histogram().getOrDefault(kind, 0);
            findings.violationIf(
                    campaign.schedules() > 20 && count < RAREST * campaign.steps(),
                    kind + " happened in fewer than 1 % of the steps in " + timed.store());
        }
    }

    private static String inWords(Map<Kind, Integer> histogram) {
        double all = histogram.values().stream().mapToInt(Integer::intValue).sum();
        List<String> parts = new ArrayList<>();
        histogram.forEach((kind, count) -> parts.add(
                String.format(Locale.ROOT, "%s %.1f %%", kind.name().toLowerCase(Locale.ROOT), 100 * count / all)));
        return String.join(", ", parts);
    }

    private static HikariDataSource pool(DurablePostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.dataSource());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }
}
