package com.econlytics.reliability.service;

import com.econlytics.reliability.postgres.Signal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Does harm at random moments, and measures how long it is felt. */
final class Harmer {
    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final int PAUSED_MILLIS = 3_000;
    private static final int QUIET_ACKNOWLEDGEMENTS = 20;

    private final Stage stage;
    private final Sender sender;
    private final SplittableRandom random;

    Harmer(Stage stage, Sender sender, SplittableRandom random) {
        this.stage = stage;
        this.sender = sender;
        this.random = random;
    }

    /**
     * What one harm did.
     *
     * @param harm which
     * @param recovered from the kill, or from the end of a pause, to the next acknowledgement by whom it was done to
     * @param drained how long a service took to end that was told to
     */
    record Wound(Harm harm, Duration recovered, Duration drained) {}

    /** Does it, and waits until whoever it was done to acknowledges again. */
    Wound inflict(Harm harm) throws IOException, InterruptedException {
        awaitMore(sender.accepted(), 1 + random.nextInt(QUIET_ACKNOWLEDGEMENTS));
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(200).toNanos())); // not always just after an answer
        ServiceProcess victim =
                stage.services().get(random.nextInt(stage.services().size()));
        long begun = System.nanoTime();
        Duration drained = harm(harm, victim);
        long felt = harm.isPause() ? System.nanoTime() : begun;
        awaitMoreBy(victim.webhooks(), sender.acceptedBy(victim.webhooks()));
        return new Wound(harm, Duration.ofNanos(System.nanoTime() - felt), drained);
    }

    /** One row for each harm. */
    static List<List<String>> rows(List<Wound> wounds) {
        return Arrays.stream(Harm.values())
                .filter(harm -> wounds.stream().anyMatch(wound -> wound.harm() == harm))
                .map(harm -> row(
                        harm,
                        wounds.stream().filter(wound -> wound.harm() == harm).toList()))
                .toList();
    }

    private static List<String> row(Harm harm, List<Wound> wounds) {
        List<Duration> sorted = wounds.stream().map(Wound::recovered).sorted().toList();
        Duration drained =
                wounds.stream().map(Wound::drained).max(Duration::compareTo).orElse(Duration.ZERO);
        return List.of(
                harm.words(),
                Integer.toString(wounds.size()),
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.get(sorted.size() - 1)),
                harm == Harm.TERMINATE_SERVICE ? seconds(drained) : "");
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private Duration harm(Harm harm, ServiceProcess victim) throws IOException, InterruptedException {
        switch (harm) {
            case KILL_SERVICE -> {
                victim.kill();
                victim.startAgain();
            }
            case KILL_DATABASE -> {
                stage.server().kill();
                stage.server().start();
            }
            case KILL_BACKEND -> Signal.KILL.to(List.of(jdbi().withHandle(this::any)));
            case CUT_CONNECTION ->
                jdbi().useHandle(handle -> handle.execute("select pg_terminate_backend(cast(? as int))", any(handle)));
            case PAUSE_SERVICE -> pause(victim);
            case PAUSE_DATABASE -> {
                stage.server().pause();
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(PAUSED_MILLIS)).toNanos());
                stage.server().resume();
            }
            case TERMINATE_SERVICE -> {
                Duration drained = victim.terminate();
                victim.startAgain();
                return drained;
            }
        }
        return Duration.ZERO;
    }

    /** The leases end as if the pause were longer than they last, and the other service takes over. */
    private void pause(ServiceProcess victim) throws IOException, InterruptedException {
        victim.pause();
        jdbi().useHandle(handle ->
                handle.execute("update econlytics.lease set expires_at = clock_timestamp() - interval '1 second'"));
        if (stage.services().size() > 1) {
            awaitMore(sender.accepted(), QUIET_ACKNOWLEDGEMENTS);
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(PAUSED_MILLIS)).toNanos());
        victim.resume();
    }

    /** A backend of somebody else; asked and ended over one connection, else that of the question might give its number to the next. */
    private long any(Handle handle) {
        List<Long> backends = handle.createQuery("select pid from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")
                .mapTo(Long.class)
                .list();
        return backends.get(random.nextInt(backends.size()));
    }

    private Jdbi jdbi() {
        return Jdbi.create(stage.server().dataSource());
    }

    private void awaitMore(int before, int more) throws IOException {
        await(() -> sender.accepted() >= before + more);
    }

    private void awaitMoreBy(URI where, int before) throws IOException {
        await(() -> sender.acceptedBy(where) > before);
    }

    private static void await(Condition condition) throws IOException {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                throw new IOException("nothing was acknowledged for two minutes; the work did not go on unaided");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private interface Condition {
        boolean holds();
    }
}
