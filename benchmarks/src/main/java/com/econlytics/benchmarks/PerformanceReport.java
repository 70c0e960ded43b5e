package com.econlytics.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what was found into a page, between two marks, with the machine, the seed and the commit. */
final class PerformanceReport {
    private static final String BEGIN = "<!-- begin measured -->";
    private static final String END = "<!-- end measured -->";
    private static final Pattern TIMES = Pattern.compile("^([0-9.]+)x");

    private final Scoreboard board;
    private final long seed;
    private final String commit;

    PerformanceReport(Scoreboard board, long seed, String commit) {
        this.board = board;
        this.seed = seed;
        this.commit = commit;
    }

    void writeTo(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IOException(
                    page + " has no marks '" + BEGIN + "' and '" + END + "'; put them where figures belong");
        }
        Files.writeString(page, text.substring(0, begin) + "\n" + measured() + text.substring(end));
    }

    private String measured() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Commit %s, seed %d, %s; JDK %s; %d processors, %s; PostgreSQL in the same machine."
                .formatted(
                        commit,
                        seed,
                        LocalDate.now(ZoneOffset.UTC),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        processor()));
        lines.add("");
        lines.add("| # | what | found | gate | verdict |");
        lines.add("|---|---|---|---|---|");
        board.rows().forEach(row -> lines.add(row.toString()));
        lines.add("");
        lines.addAll(plot("Times as fast as DuckDB's best, each cell of the grid", grid()));
        board.missed().forEach(missed -> lines.add("- Missed: " + missed));
        return String.join("\n", lines) + "\n";
    }

    private List<Scoreboard.Row> grid() {
        return board.rows().stream().filter(row -> row.number().equals("4")).toList();
    }

    /** Bars in the notation that code hosts draw. */
    private static List<String> plot(String title, List<Scoreboard.Row> rows) {
        String names = rows.stream()
                .map(row -> "\"" + shortened(row.workload()) + "\"")
                .collect(Collectors.joining(", "));
        String values = rows.stream().map(row -> times(row.found())).collect(Collectors.joining(", "));
        return List.of(
                "```mermaid",
                "xychart-beta horizontal",
                "    title \"" + title + "\"",
                "    x-axis [" + names + "]",
                "    y-axis \"times as fast\"",
                "    bar [" + values + "]",
                "```",
                "");
    }

    private static String shortened(String workload) {
        return workload.replace(",000,000", " M")
                .replace(",000", " K")
                .replace(" lines", "")
                .replace(" customers", "");
    }

    private static String times(String found) {
        Matcher matcher = TIMES.matcher(found);
        return matcher.find() ? matcher.group(1) : "0";
    }

    private static String processor() throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(linux)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(linux).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
