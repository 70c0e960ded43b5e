package com.econlytics.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The rows of the table, printed as they are found, and what was missed. */
final class Scoreboard {
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    /**
     * One line of the table.
     *
     * @param number of the bar
     * @param workload on what
     * @param found what was measured
     * @param gate what it must be; empty if it is reported alone
     * @param verdict what became of it
     */
    record Row(String number, String workload, String found, String gate, String verdict) {
        @Override
        public String toString() {
            return "| " + String.join(" | ", number, workload, found, gate, verdict) + " |";
        }
    }

    Scoreboard(PrintStream out) {
        this.out = out;
        out.println("| # | what | found | gate | verdict |\n|---|---|---|---|---|");
    }

    /** Is as many times as fast as a peer, or faster than that. */
    void atLeast(String number, String workload, Duel.Ratio ratio, double gate, String peer) {
        judge(number, workload, ratio + " faster than " + peer, gate + "x", ratio.median() >= gate);
    }

    /** Takes as large a share of something, or a smaller one. */
    void atMost(String number, String workload, double found, double gate, String of) {
        judge(number, workload, "%.2f %s".formatted(found, of), "at most %s".formatted(gate), found <= gate);
    }

    private void judge(String number, String workload, String found, String gate, boolean passed) {
        if (!passed) {
            missed.add("row " + number + ", " + workload + ": " + found + ", the gate is " + gate);
        }
        add(new Row(number, workload, found, gate, passed ? "passed" : "MISSED"));
    }

    void report(String number, String workload, String found) {
        add(new Row(number, workload, found, "", "report"));
    }

    void notRun(String number, String workload, String why) {
        add(new Row(number, workload, why, "", "not run"));
    }

    /** Two that should have found the same. */
    void requireSame(Contender one, Contender other) throws Exception {
        String difference = one.answer().differenceTo(other.answer());
        if (!difference.isEmpty()) {
            missed.add(one.name() + " and " + other.name() + ": " + difference);
        }
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<String> missed() {
        return List.copyOf(missed);
    }

    private void add(Row row) {
        rows.add(row);
        out.println(row);
    }
}
