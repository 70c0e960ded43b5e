package com.econlytics.reliability.simulation;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Intake;
import com.econlytics.connector.Sync;
import com.econlytics.erasure.Subject;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.stripe.SigningSecrets;
import com.econlytics.stripe.StripeWebhook;
import com.econlytics.testkit.stripe.StripeSignature;
import java.time.Clock;
import java.time.Instant;

/** A program that runs the library, and is started again when it ended. What it remembers is gone then. */
final class Host {
    private static final int BATCH = 4;

    private final String name;
    private final Store store;
    private final Wiring wiring;
    private final Clock clock;
    private final World world;
    private final Outages outages;
    private final Interruption interruption = new Interruption();
    private SigningSecrets secrets;
    private Fuse fuse = new Fuse();
    private Running running;

    Host(String name, Store store, Wiring wiring, Clock clock, World world, Outages outages, SigningSecrets secrets) {
        this.name = name;
        this.store = store;
        this.wiring = wiring;
        this.clock = clock;
        this.world = world;
        this.outages = outages;
        this.secrets = secrets;
        this.running = run();
    }

    /** The parts of one run of the program. */
    private record Running(Store.Ports ports, StripeWebhook gate, Intake intake, Sync sync, Connector desk) {}

    private Running run() {
        Store.Ports sound = store.ports(clock, fuse);
        Store.Ports ports = new Store.Ports(
                interrupted(wiring.ledger(sound.ledger())), wiring.inbox(sound.inbox()),
                wiring.leases(sound.leases()), wiring.erasures(sound.erasures()));
        return new Running(
                ports,
                new StripeWebhook(Books.PAYMENTS, secrets, ports.inbox(), clock),
                new Intake(
                        ports.inbox(),
                        wiring.reader(new PaymentsReader(world, outages, interruption)),
                        ports.ledger(),
                        clock,
                        BATCH),
                new Sync(ports.ledger(), ports.leases(), name),
                wiring.connector(new DeskConnector(world, outages, interruption)));
    }

    private Ledger interrupted(Ledger ledger) {
        return Fuse.guard(Ledger.class, ledger, (target, method, arguments) -> {
            if (method.getName().equals("book")) {
                interruption.happen(Interruption.Moment.BOOKING);
            }
            return Fuse.call(target, method, arguments);
        });
    }

    /** The program starts anew. */
    void restart() {
        fuse = new Fuse();
        interruption.clear();
        running = run();
    }

    /** The program starts anew and knows these secrets. */
    void restart(SigningSecrets known) {
        secrets = known;
        restart();
    }

    Fuse fuse() {
        return fuse;
    }

    Interruption interruption() {
        return interruption;
    }

    /** A delivery arrives that {@code secret} signed at {@code signedAt}. */
    StripeWebhook.Answer receive(byte[] body, String secret, Instant signedAt) {
        return running.gate.receive(StripeSignature.header(body, secret, signedAt), body);
    }

    /** An event that was not delivered is found at the vendor. */
    void sweep(Event event) {
        running.ports.inbox().receive(Books.PAYMENTS, event.id(), event.body(), clock.instant());
    }

    boolean knows(Event event) {
        return running.ports.inbox().find(Books.PAYMENTS, event.id()).isPresent();
    }

    int work() {
        return running.intake.runOnce();
    }

    void poll() {
        running.sync.runOnce(running.desk);
    }

    void decide(Decision decision) {
        running.ports.ledger().decide(decision);
    }

    void allocate() {
        running.ports.ledger().allocate();
    }

    void erase(Subject subject) {
        running.ports.erasures().erase(subject);
    }

    /** The desk is read from its beginning. */
    void backfill() {
        running.ports
                .ledger()
                .book(Batch.builder().checkpoint(DeskConnector.NAME, "").build());
        poll();
    }

    int replay(Reason reason) {
        return running.ports.inbox().replay(reason, clock.instant());
    }
}
