package com.econlytics.reliability.simulation;

import com.econlytics.connector.SourceException;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.LeaseLostException;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.StoreException;
import com.econlytics.stripe.StripeWebhook;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.laws.Choice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One life of a company with two hosts that keep its books: takes the steps of a schedule one after the other, in one thread.
 *
 * <p>Example: {@code new Simulation(MemoryStore::new, Wiring.SOUND).run(schedule)} throws a {@link Violation} if a promise was
 * broken.
 */
public final class Simulation {
    private static final Instant START = Instant.parse("2026-01-20T12:00:00Z");
    private static final Duration FORGOTTEN = Duration.ofMinutes(6);
    private static final int MOST_ROUNDS = 60;

    private final SettableClock clock = SettableClock.at(START);
    private final World world = new World(clock);
    private final Outages outages = new Outages();
    private final Keys keys = new Keys();
    private final Deliveries deliveries = new Deliveries();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final List<Event> arrived = new ArrayList<>();
    private final List<Event> lost = new ArrayList<>();
    private final Store store;
    private final Ledger books;
    private final Watch watch;

    /**
     * A company that nothing has happened to.
     *
     * @param makeStore makes an empty store, given the clock
     * @param wiring how the hosts put the library together
     */
    public Simulation(Function<Clock, Store> makeStore, Wiring wiring) {
        store = makeStore.apply(clock);
        Store.Ports ports = store.ports(clock, new Fuse());
        books = ports.ledger();
        watch = new Watch(ports, world, deliveries);
        for (String name : List.of("a", "b")) {
            hosts.add(new Host(name, store, wiring, clock, world, outages, keys.known()));
        }
    }

    /**
     * What a schedule came to.
     *
     * @param simulated how much time passed in the company
     * @param fingerprint of the books at rest
     */
    public record Outcome(Duration simulated, int fingerprint) {}

    /**
     * Takes all steps, then lets everything come to rest.
     *
     * @throws Violation if a promise was broken
     */
    public Outcome run(Schedule schedule) {
        for (Step step : schedule.steps()) {
            take(step);
            watch.afterStep(choices);
        }
        comeToRest();
        watch.afterStep(choices);
        watch.atRest(choices);
        rebuild();
        int fingerprint = watch.fingerprint();
        if (!books.customers().isEmpty()) {
            forget(new SplittableRandom(fingerprint));
        }
        return new Outcome(Duration.between(START, clock.instant()), fingerprint);
    }

    /** The last act: somebody is erased by a host that may end meanwhile; then everything is said once more. */
    private void forget(SplittableRandom random) {
        Forgetting forgetting = Forgetting.of(books, store, random);
        Host host = hosts.get(0);
        host.fuse().set(random.nextInt(60), random.nextBoolean());
        alive(host, with -> with.erase(forgetting.subject()));
        host.restart();
        host.erase(forgetting.subject());
        forgetting.require("at once");
        world.events().values().forEach(event -> hand(host, event));
        while (host.work() > 0) {
            forgetting.require("while messages are worked off");
        }
        host.backfill();
        forgetting.require("after everything was said again");
        rebuild();
        forgetting.require("after a rebuild");
    }

    private void take(Step step) {
        SplittableRandom random = step.random();
        Host host = hosts.get(random.nextInt(hosts.size()));
        switch (step.kind()) {
            case CHARGE, FEE, REFUND, DISPUTE, ACCOUNT_FEE, CONTRADICT, CUSTOMER, PERSON, TICKET, ODDITY ->
                world.happen(step);
            case DELIVER -> deliver(host, 0);
            case REORDER ->
                deliver(host, random.nextInt(Math.max(1, world.underway().size())));
            case DUPLICATE -> pick(arrived, random, event -> hand(host, event));
            case DELAY ->
                pick(world.underway(), random, event -> {
                    world.underway().remove(event);
                    world.underway().add(event);
                });
            case DROP ->
                pick(world.underway(), random, event -> {
                    world.underway().remove(event);
                    lost.add(event);
                });
            case FORGE -> forge(host, random);
            case SWEEP -> alive(host, this::sweep);
            case WORK -> alive(host, Host::work);
            case POLL -> alive(host, Host::poll);
            case INTERLEAVE -> interleave(random);
            case OUTAGE -> outages.change(random);
            case TROUBLE -> host.fuse().refuseOnce();
            case CRASH -> host.fuse().set(random.nextInt(random.nextBoolean() ? 6 : 60), random.nextBoolean());
            case ADVANCE -> advance(wait(random));
            case CLOSE -> close(host, random);
            case DECIDE -> new Verdicts(books, world).any(random).ifPresent(choice -> decide(host, choice));
            case ALLOCATE -> alive(host, Host::allocate);
            case REBUILD -> rebuild();
            case ROTATE -> rotate();
        }
    }

    /** A host does something, and starts again if it ends; what it is told to try again later it tries at another step. */
    private static void alive(Host host, Consumer<Host> work) {
        try {
            work.accept(host);
        } catch (StoreException | SourceException | LeaseLostException told) {
            requireTold(told);
        } catch (Crash ended) {
            host.restart();
        }
    }

    private static void requireTold(RuntimeException told) {
        Violation.require(
                told.getMessage() != null && !told.getMessage().isBlank(),
                "P11",
                () -> told + " does not say what to do");
    }

    private void deliver(Host host, int which) {
        if (which < world.underway().size()) {
            Event event = world.underway().remove(which);
            if (hand(host, event)) {
                arrived.add(event);
            } else {
                world.underway().add(event);
            }
        }
    }

    /** Whether the vendor was told that the event is stored. */
    private boolean hand(Host host, Event event) {
        boolean accepted = keys.isAccepted(clock.instant());
        if (accepted) {
            deliveries.attempted(event);
        }
        int status = status(host, event.body().toByteArray(), keys.signing(), clock.instant());
        Violation.require(
                accepted ? status != 400 : status == 400,
                "P1",
                () -> "a delivery was answered with " + status + ", and its secret is "
                        + (accepted ? "right" : "over"));
        if (status == 200) {
            deliveries.acknowledged(event);
        }
        return status == 200;
    }

    /** The answer, or 0 if the host ended. */
    private static int status(Host host, byte[] body, String secret, Instant signedAt) {
        try {
            StripeWebhook.Answer answer = host.receive(body, secret, signedAt);
            return answer.status();
        } catch (Crash ended) {
            host.restart();
            return 0;
        }
    }

    private void forge(Host host, SplittableRandom random) {
        byte[] body = ("{\"id\":\"evt_0\",\"forged\":" + random.nextInt(3) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] garbage = ("[" + random.nextInt(3)).getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        switch (random.nextInt(4)) {
            case 0 -> refused(status(host, body, "whsec_of_somebody_else", now));
            case 1 -> refused(status(host, body, keys.signing(), now.minus(FORGOTTEN)));
            case 2 -> odd(host, garbage);
            default -> odd(host, arrived.isEmpty() ? garbage : altered(arrived.get(0)));
        }
    }

    private static byte[] altered(Event event) {
        return ("{\"id\":\"" + event.id() + "\",\"altered\":true}").getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(int status) {
        Violation.require(status == 400 || status == 0, "P1", () -> "a forgery was answered with " + status);
    }

    private void odd(Host host, byte[] body) {
        if (keys.isAccepted(clock.instant())) {
            deliveries.odd(RawBody.of(body));
            status(host, body, keys.signing(), clock.instant());
        }
    }

    /** What the vendor has and the inbox has not is put into the inbox, whatever became of its delivery. */
    private void sweep(Host host) {
        for (Event event : List.copyOf(world.events().values())) {
            if (!host.knows(event)) {
                deliveries.attempted(event);
                host.sweep(event);
                deliveries.acknowledged(event);
                lost.remove(event);
            }
        }
    }

    private void interleave(SplittableRandom random) {
        int first = random.nextInt(hosts.size());
        Host reading = hosts.get(first);
        Host other = hosts.get(1 - first);
        Consumer<Host> work = random.nextBoolean() ? Host::poll : Host::work;
        boolean paused = random.nextBoolean();
        Step meanwhile = new Step(Kind.TICKET, random.nextInt(1_000_000));
        Interruption.Moment[] moments = Interruption.Moment.values();
        reading.interruption().set(moments[random.nextInt(moments.length)], () -> {
            if (paused) {
                advance(FORGOTTEN);
                world.happen(meanwhile);
            }
            alive(other, work);
            watch.afterStep(choices);
        });
        alive(reading, work);
        reading.interruption().clear();
    }

    private void advance(Duration wait) {
        clock.advance(wait);
        store.elapse(wait);
    }

    private static Duration wait(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofSeconds(random.nextLong(1, 120));
            case 1 -> Duration.ofHours(random.nextLong(1, 30));
            default -> Duration.ofDays(random.nextLong(1, 20));
        };
    }

    private void close(Host host, SplittableRandom random) {
        YearMonth ended =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
        YearMonth through = books.closing().through();
        if (through == null || ended.isAfter(through)) {
            alive(host, with -> with.decide(new Decision.CloseBooks(ended, "Ann", "the month is over")));
        } else if (random.nextInt(3) == 0) {
            alive(host, with -> with.decide(new Decision.ReopenBooks(through, "Ann", "an invoice was found")));
        }
    }

    /** Whoever decides looks afterwards whether it was recorded, because the answer may be lost. */
    private void decide(Host host, Choice choice) {
        int before = books.decisions().size();
        try {
            alive(host, with -> with.decide(choice.toDecision(books)));
        } catch (IllegalArgumentException refused) {
            requireTold(refused);
        }
        if (books.decisions().size() > before) {
            choices.add(choice);
        }
    }

    /** What bookings kept up is what the books say. */
    private void rebuild() {
        store.rebuild().ifPresent(found -> {
            throw new Violation("P3", found);
        });
    }

    private void rotate() {
        keys.rotate(clock.instant());
        hosts.forEach(host -> host.restart(keys.known()));
    }

    private static void pick(List<Event> from, SplittableRandom random, Consumer<Event> what) {
        if (!from.isEmpty()) {
            what.accept(from.get(random.nextInt(from.size())));
        }
    }

    /** Vendors answer, everything is stated, delivered or found, and worked off by hosts that nothing ends. */
    private void comeToRest() {
        outages.end();
        world.settleAll();
        keys.takeUp();
        hosts.forEach(host -> host.restart(keys.known()));
        Host host = hosts.get(0);
        while (!world.underway().isEmpty()) {
            Violation.require(hand(host, world.underway().remove(0)), "P1", () -> "a sound host refused an event");
        }
        sweep(host);
        int rounds = 0;
        while (isBusy()) {
            Violation.require(rounds++ < MOST_ROUNDS, "P6", () -> "the inbox is never worked off");
            advance(Duration.ofHours(7));
            host.replay(Reason.ATTEMPTS_EXHAUSTED);
            while (host.work() > 0) {
                Violation.require(rounds++ < MOST_ROUNDS * MOST_ROUNDS, "P6", () -> "work does not end");
            }
        }
        host.poll();
        host.allocate();
    }

    private boolean isBusy() {
        return store.ports(clock, new Fuse()).inbox().counts().keySet().stream()
                .anyMatch(place -> place.startsWith("RECEIVED")
                        || place.startsWith("PENDING")
                        || place.equals("QUARANTINED " + Reason.ATTEMPTS_EXHAUSTED));
    }
}
