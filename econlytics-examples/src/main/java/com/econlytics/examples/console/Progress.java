package com.econlytics.examples.console;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How far a step has come: a bar that moves on a terminal, a line now and then elsewhere.
 *
 * <p>Safe for use by several threads.
 */
public final class Progress {
    private static final int BAR = 30;
    private static final int LABEL = 36;
    private static final long LINE_EVERY = 25_000;

    private final PrintStream out;
    private final boolean terminal;
    private final String label;
    private final long expected;
    private long done;
    private long shown = -1;
    private String pace = "";

    private Progress(PrintStream out, boolean terminal, String label, long expected) {
        this.out = out;
        this.terminal = terminal;
        this.label = label;
        this.expected = expected;
    }

    /**
     * Shows progress during {@code step}: on standard error if somebody sits before the program, on {@code out} otherwise.
     *
     * @param expected how much there is to do; 0 if nobody knows
     */
    public static void during(String label, long expected, PrintStream out, Consumer<Progress> step) {
        boolean terminal = isTerminal();
        new Progress(terminal ? System.err : out, terminal, label, expected).show(step);
    }

    /** Shows progress on {@code out}. */
    static Progress on(PrintStream out, boolean terminal, String label, long expected) {
        return new Progress(out, terminal, label, expected);
    }

    /** A step that is broken off leaves its line as it was. */
    void show(Consumer<Progress> step) {
        try {
            step.accept(this);
            out.print((terminal ? "\r" : "") + line() + "  done");
        } finally {
            out.println();
        }
    }

    /** So much more is done. */
    public void add(long count) {
        add(count, "");
    }

    /** So much more is done, at this pace. */
    public synchronized void add(long count, String newPace) {
        done += count;
        pace = newPace;
        long step = expected > 0 ? Math.min(done, expected) * 100 / expected : done / LINE_EVERY;
        boolean moves = step != shown || !pace.isEmpty();
        boolean worthALine = expected > 0 ? step / 50 > shown / 50 && step < 100 : step > shown;
        if (terminal && moves) {
            out.print("\r" + line());
            out.flush();
            shown = step;
        } else if (!terminal && worthALine && step > 0) {
            out.println(line());
            shown = step;
        }
    }

    /** From JDK 22 on there always is a console, and it knows itself whether anybody sits before it. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    private String line() {
        String name = String.format(Locale.ROOT, "  %-" + LABEL + "s", label);
        if (expected <= 0) {
            String count = name + String.format(Locale.ROOT, " %,9d", done);
            return pace.isEmpty() ? count : count + String.format(Locale.ROOT, "  %-24s", pace);
        }
        long part = Math.min(done, expected);
        int filled = (int) (part * BAR / expected);
        return name
                + String.format(
                        Locale.ROOT,
                        " [%s%s] %3d %% %,9d of %,d",
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        part * 100 / expected,
                        done,
                        expected);
    }
}
