package com.econlytics.reliability.crash;

import com.econlytics.connector.Intake;
import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The inbox is worked off, and one message ends the program whenever it is read.
 *
 * @param round for the how many-th time, from 1; some minutes pass between two
 */
record Poisoned(int round) implements Work {
    /** What is acknowledged at the moment at which the program is to end. */
    static final String READ = "the poison is read";

    private static final String PREFIX = "poison ";
    private static final String POISON = "poison";
    private static final int AT_ONCE = 10;

    /** The round of this name. */
    static Poisoned named(String name) {
        return new Poisoned(Integer.parseInt(name.substring(PREFIX.length())));
    }

    static boolean isNamed(String name) {
        return name.startsWith(PREFIX);
    }

    /** Understands as usual; at the poison it says so and waits for the end. */
    private record Reader(MessageReader usual, Consumer<String> said) implements MessageReader {
        @Override
        public Preparation read(Message message, Instant now) {
            if (new String(message.body().toByteArray(), StandardCharsets.UTF_8).equals(POISON)) {
                said.accept(READ);
                awaitEnd();
            }
            return usual.read(message, now);
        }

        private static void awaitEnd() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String name() {
        return PREFIX + round;
    }

    @Override
    public void prepare(Host host) {
        host.ledger().decide(Story.prices(650));
        Inbox inbox = host.inbox();
        for (String text : List.of("receipt ch_1 cus_ann 2900", POISON, "receipt ch_2 cus_bob 1900", "noise")) {
            inbox.receive(Story.PAYMENTS, text, RawBody.of(text), Story.AUGUST);
        }
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        Host now = host.later(Duration.ofMinutes(5L * round));
        MessageReader reader = new Reader(now.wiring().reader(), acknowledged);
        Intake intake = new Intake(now.inbox(), reader, now.ledger(), now.clock(), AT_ONCE);
        while (intake.runOnce() > 0) {
            // until nothing is due
        }
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        return List.of();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        new Poisoned(round + 1).run(host, heard -> {});
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host.inbox());
    }
}
