package com.econlytics.examples;

import com.econlytics.examples.console.TextTable;
import com.econlytics.examples.load.Load;
import com.econlytics.examples.load.Load.Answer;
import com.econlytics.examples.load.Load.Kind;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts load on a service that runs, and says what it bore. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Reads pages and lists of a service that runs, as many people at once, while webhooks arrive.",
            "",
            "Example: load --url http://localhost:8080 --token eco_... --webhook-secret whsec_econlytics_demo --users 50",
            "",
            "Ends with 1 if a gate is missed: pages within 1 s and lists within 200 ms for 95 of 100, webhooks visible within 2 s.",
            "Webhooks make customers; send them to a demo alone."
        })
final class LoadCommand implements Callable<Integer> {
    private static final Map<Kind, Long> GATES =
            new EnumMap<>(Map.of(Kind.PAGE, 1000L, Kind.LIST, 200L, Kind.VISIBLE, 2000L));
    private static final double MILLI = 1e6;

    @Option(names = "--url", defaultValue = "http://localhost:8080", paramLabel = "<url>", description = "Where it is.")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--token", required = true, paramLabel = "<token>", description = "An analyst's token.")
    private String token = "";

    @Option(
            names = "--webhook-secret",
            defaultValue = "",
            paramLabel = "<secret>",
            description = "By which webhooks are signed; without it none are sent.")
    private String webhookSecret = "";

    @Option(names = "--users", defaultValue = "50", paramLabel = "<n>", description = "How many people (50).")
    private int users;

    @Option(names = "--seconds", defaultValue = "30", paramLabel = "<n>", description = "For how long (30).")
    private int seconds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Answer> answers = new Load(url, token).run(users, Duration.ofSeconds(seconds), webhookSecret);
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable().row("what", "asked", "failed", "p50 ms", "p95 ms", "p99 ms", "gate p95", "");
        boolean kept = true;
        for (Kind kind : Kind.values()) {
            List<Answer> own =
                    answers.stream().filter(answer -> answer.kind() == kind).toList();
            if (!own.isEmpty()) {
                kept &= row(table, kind.name(), own, GATES.getOrDefault(kind, Long.MAX_VALUE));
                Map<String, List<Answer>> each =
                        own.stream().collect(Collectors.groupingBy(Answer::what, TreeMap::new, Collectors.toList()));
                each.forEach((what, some) -> row(table, "  " + what, some, Long.MAX_VALUE));
            }
        }
        table.lines().forEach(out::println);
        return kept ? 0 : 1;
    }

    private static boolean row(TextTable table, String what, List<Answer> answers, long gateMillis) {
        long[] nanos = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        long failed = answers.stream().filter(answer -> answer.status() != 200).count();
        double p95 = at(nanos, 0.95);
        boolean gated = gateMillis != Long.MAX_VALUE;
        boolean kept = !gated || (p95 <= gateMillis && failed == 0);
        table.row(
                what,
                Integer.toString(nanos.length),
                Long.toString(failed),
                millis(at(nanos, 0.5)),
                millis(p95),
                millis(at(nanos, 0.99)),
                gated ? Long.toString(gateMillis) : "",
                gated ? (kept ? "kept" : "MISSED") : "");
        return kept;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))] / MILLI;
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.0f", millis);
    }
}
