package com.econlytics.reliability.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program of its own that does jobs, seen from outside. */
final class Child implements AutoCloseable {
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final BufferedReader said;
    private final Map<String, Set<String>> acknowledged = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    private Child(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a program that does these jobs. */
    static Child start(Class<? extends Wiring> wiring, List<Job> jobs) throws IOException {
        Child child = new Child(new ProcessBuilder(JavaProgram.command(ChildMain.class, "256m", wiring.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        Writer in = new OutputStreamWriter(child.process.getOutputStream(), StandardCharsets.UTF_8);
        for (Job job : jobs) {
            in.write(job.text() + "\n");
        }
        in.write("\n");
        in.flush();
        return child;
    }

    /** Waits until every job has come to its point, or to its end. */
    void await(int jobs) throws IOException {
        while (stopped.size() + ended.size() + failures.size() < jobs) {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("the child ended by itself after " + stopped + ended + failures);
            }
            hear(line);
        }
    }

    /** Waits until the only job has acknowledged something; false if it came to its end without that. */
    boolean awaitAcknowledged(String what) throws IOException {
        while (acknowledged.values().stream().noneMatch(all -> all.contains(what))) {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("the child ended by itself");
            }
            hear(line);
            if (!ended.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Ends it with SIGKILL, and hears the last words that it had said before. */
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close what was said before it is heard
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            hear(line);
        }
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the child " + process.pid() + " outlived SIGKILL");
        }
    }

    /** What somebody relies on since a job on this database said so. */
    Set<String> acknowledged(String database) {
        return Set.copyOf(acknowledged.getOrDefault(database, Set.of()));
    }

    /** Whether the job on this database came to its point. */
    boolean stoppedAt(String database) {
        return stopped.contains(database);
    }

    /** Why jobs failed, by database. */
    Map<String, String> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void hear(String line) {
        String[] words = line.split("\t", -1);
        switch (words[0]) {
            case ChildMain.AT -> stopped.add(words[1]);
            case ChildMain.ACKNOWLEDGED ->
                acknowledged
                        .computeIfAbsent(words[1], unseen -> new HashSet<>())
                        .add(words[2]);
            case ChildMain.ENDED -> ended.add(words[1]);
            case ChildMain.FAILED -> failures.put(words[1], words[2]);
            default -> throw new IllegalStateException("the child said " + line);
        }
    }
}
