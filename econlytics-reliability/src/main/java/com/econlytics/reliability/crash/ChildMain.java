package com.econlytics.reliability.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program that is killed. It does its jobs at the same time, each on a database of its own, says what it acknowledges and when it
 * has come to where it waits for its end. It ends by itself if whoever started it is gone.
 */
final class ChildMain {
    static final String AT = "AT";
    static final String ACKNOWLEDGED = "ACK";
    static final String ENDED = "END";
    static final String FAILED = "FAILED";

    private final Wiring wiring;
    private final PrintStream out;

    private ChildMain(Wiring wiring, PrintStream out) {
        this.wiring = wiring;
        this.out = out;
    }

    /** Reads jobs, one a line, up to an empty one; the argument is the class of a {@link Wiring}. */
    public static void main(String[] args) throws Exception {
        Wiring wiring = Class.forName(args[0])
                .asSubclass(Wiring.class)
                .getDeclaredConstructor()
                .newInstance();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Job> jobs = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            jobs.add(Job.parse(line));
        }
        ChildMain child = new ChildMain(wiring, out);
        jobs.forEach(job -> new Thread(() -> child.perform(job), job.work().name()).start());
        awaitEnd(in);
    }

    private static void awaitEnd(BufferedReader in) throws IOException {
        while (in.readLine() != null) {
            // nothing more is said
        }
        Runtime.getRuntime().halt(0);
    }

    private void perform(Job job) {
        try {
            if (job.isRecovery()) {
                job.work().recover(host(connections(job)), job.acknowledged());
            } else {
                Steps steps = Steps.stoppingAt(job.point(), () -> say(AT, job, ""));
                DataSource watched = StepDataSource.of(connections(job), steps);
                job.work().run(host(watched), what -> say(ACKNOWLEDGED, job, what));
            }
            say(ENDED, job, "");
        } catch (RuntimeException | Error failed) {
            say(FAILED, job, String.valueOf(failed).replaceAll("\\s+", " "));
        }
    }

    private Host host(DataSource database) {
        return new Host(database, Clock.fixed(Story.AUGUST, ZoneOffset.UTC), wiring);
    }

    private void say(String word, Job job, String what) {
        out.println(word + "\t" + job.database() + "\t" + what);
    }

    private static DataSource connections(Job job) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(job.database());
        return source;
    }
}
