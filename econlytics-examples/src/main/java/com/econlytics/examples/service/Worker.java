package com.econlytics.examples.service;

import com.econlytics.audit.AuditLog;
import com.econlytics.audit.Seal;
import com.econlytics.connector.Connector;
import com.econlytics.connector.Freshness;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.connector.Trace;
import com.econlytics.ledger.StoreException;
import com.econlytics.money.Money;
import com.econlytics.stripe.StripeClearing;
import com.econlytics.stripe.StripeEventSweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the service: one works the inbox off as soon as it is woken, one seals the audit log, one for each source asks
 * for news.
 *
 * <p>A source that fails is asked again next time, and keeps nobody else waiting. A source that refuses our credentials
 * is left alone until the program is started with others.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration SEAL_EVERY = Duration.ofSeconds(10);
    private static final Duration REPAIR_EVERY = Duration.ofDays(1);
    private static final long STOP_WITHIN_SECONDS = 10;

    private final Bookkeeper books;
    private final Clock clock;
    private final Duration pollEvery;
    private final ScheduledExecutorService threads;
    private final Map<String, SourcePoll> polls = new ConcurrentHashMap<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicReference<Instant> nextRepair = new AtomicReference<>(Instant.MIN);
    private final Map<String, SourceStatus> statuses = new ConcurrentHashMap<>();

    private Worker(Bookkeeper books, Clock clock, Duration pollEvery) {
        this.books = books;
        this.clock = clock;
        this.pollEvery = pollEvery;
        this.threads = Executors.newScheduledThreadPool(2 + sources().size(), Worker::daemon);
    }

    /**
     * How a source's last reading ended.
     *
     * @param connector what was read
     * @param at when
     * @param outcome {@code 120 records}, or what went wrong
     * @param trouble what to expect next
     */
    public record SourceStatus(String connector, Instant at, String outcome, Trouble trouble) {}

    /** Whether a source can be read. */
    public enum Trouble {
        /** It can. */
        NONE,
        /** Not this time; it will be asked again. */
        PASSING,
        /** Not before something is changed here. */
        LASTING
    }

    /** Starts with the inbox alone; sources are not polled before {@link #startPolling}. */
    public static Worker start(Bookkeeper books, Clock clock, Duration pollEvery) {
        Worker worker = new Worker(books, clock, pollEvery);
        worker.every(LOOK_AGAIN, worker::workOff);
        return worker;
    }

    /**
     * Asks every source for news now, and again and again. Each time the balance is compared with Stripe's, and once a day what
     * was missed is looked for.
     */
    public void startPolling() {
        for (List<Connector> source : sources()) {
            SourcePoll poll = new SourcePoll(() -> poll(source), clock, this::later);
            polls.put(sourceOf(source.get(0).name()), poll);
            every(pollEvery, poll);
        }
    }

    /** Has what was audited chained; a line of the log keeps each new head outside the database. */
    public void sealEverySoOften(AuditLog audit) {
        every(SEAL_EVERY, () -> {
            try {
                Seal before = audit.head();
                Seal head = audit.seal();
                if (!head.equals(before)) {
                    LOG.info("audit head {}", head);
                }
            } catch (RuntimeException failed) {
                warn("the audit log is sealed later", failed);
            }
        });
    }

    /**
     * Has a source asked for news soon, but not twice in a minute; returns at once. Before polling it does nothing.
     *
     * @param source such as {@code zendesk}
     */
    public void wake(String source) {
        Optional.ofNullable(polls.get(source)).ifPresent(SourcePoll::soon);
    }

    private void poll(List<Connector> source) {
        source.forEach(this::poll);
        if (source.stream().anyMatch(this::isOfClearing)) {
            repair();
            ask(books.clearing().name(), this::compareBalances);
        }
    }

    private void later(Runnable work, Duration wait) {
        try {
            var unused = threads.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("woken after the end; the next start asks for news");
        }
    }

    /** Has the inbox looked at soon; returns at once. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                threads.execute(() -> {
                    woken.set(false);
                    workOff();
                });
            } catch (RejectedExecutionException stopped) {
                LOG.debug("woken after the end; the message waits in the inbox");
            }
        }
    }

    /** How each source was read last, by connector. */
    public List<SourceStatus> statuses() {
        return statuses.values().stream()
                .sorted((left, right) -> left.connector().compareTo(right.connector()))
                .toList();
    }

    /**
     * How old the data of each stream is: not when it was asked last, but up to when all that it tells is booked. A stream that
     * was never read to its end is not there.
     */
    public SortedMap<String, Duration> dataAges() {
        SortedMap<String, Duration> ages = new TreeMap<>();
        Instant now = clock.instant();
        books.ledger().checkpoints().stream()
                .map(Freshness::of)
                .forEach(stream -> stream.ageAt(now).ifPresent(age -> ages.put(stream.connector(), age)));
        return ages;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("work was still going on {} s after it was told to stop", STOP_WITHIN_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The connectors by source: those of one source take turns. */
    private List<List<Connector>> sources() {
        Map<String, List<Connector>> bySource = new LinkedHashMap<>();
        for (Connector connector : books.connectors()) {
            bySource.computeIfAbsent(sourceOf(connector.name()), unseen -> new ArrayList<>())
                    .add(connector);
        }
        return List.copyOf(bySource.values());
    }

    private void every(Duration delay, Runnable work) {
        var unused = threads.scheduleWithFixedDelay(work, 0, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void workOff() {
        try {
            books.workOff();
        } catch (RuntimeException | Error failed) {
            // an escaping exception would end the schedule; what was claimed is due again in a minute
            warn("the inbox waits", failed);
        }
    }

    private void poll(Connector connector) {
        String name = connector.name();
        ask(name, () -> {
            Sync.Outcome outcome = books.sync(connector, page -> {});
            return status(name, outcome.records() + " records", Trouble.NONE);
        });
    }

    private void repair() {
        Instant now = clock.instant();
        if (now.isBefore(nextRepair.get())) {
            return;
        }
        nextRepair.set(now.plus(REPAIR_EVERY));
        ask(books.events().name(), () -> {
            StripeEventSweep.Outcome swept = books.events().runOnce();
            wake();
            String outcome = swept.listed() + " events, " + swept.recovered() + " of them not delivered";
            return status(books.events().name(), outcome, Trouble.NONE);
        });
        String name = books.movementsAgain().name();
        ask(name, () -> {
            Sync.Outcome again = books.sync(books.movementsAgain(), page -> {});
            String found =
                    again.newMoney().values().stream().map(Money::toString).collect(Collectors.joining(", ", ": ", ""));
            String outcome = again.records() + " records, " + again.newStatements() + " statements were new"
                    + (again.newMoney().isEmpty() ? "" : found);
            return status(name, outcome, Trouble.NONE);
        });
    }

    /** Under no lease of its own: the comparison changes nothing, and every host should know. */
    private SourceStatus compareBalances() {
        StripeClearing.Outcome outcome = books.clearing().runOnce();
        String name = books.clearing().name();
        if (outcome.status() == StripeClearing.Status.DIFFERENT) {
            LOG.error("{} {}", name, outcome);
        }
        boolean equal = outcome.status() == StripeClearing.Status.EQUAL;
        return status(name, outcome.toString(), equal ? Trouble.NONE : Trouble.PASSING);
    }

    private void ask(String name, Supplier<SourceStatus> work) {
        SourceStatus last = statuses.get(name);
        if (last != null && last.trouble() == Trouble.LASTING) {
            return;
        }
        try {
            statuses.put(name, work.get());
        } catch (SourceException failed) {
            boolean useless = failed.retry() == SourceException.Retry.IS_USELESS;
            Trouble trouble = useless ? Trouble.LASTING : Trouble.PASSING;
            statuses.put(name, status(name, String.valueOf(failed.getMessage()), trouble));
            warn(name + (useless ? " is not asked again before a restart" : " is asked again later"), failed);
        } catch (RuntimeException | Error failed) {
            statuses.put(name, status(name, failed.getClass().getSimpleName(), Trouble.PASSING));
            warn(name + " is asked again later", failed);
        }
    }

    private SourceStatus status(String name, String outcome, Trouble trouble) {
        return new SourceStatus(name, clock.instant(), outcome, trouble);
    }

    private boolean isOfClearing(Connector connector) {
        return sourceOf(connector.name()).equals(sourceOf(books.clearing().name()));
    }

    private static String sourceOf(String name) {
        return name.replaceAll("/.*", "");
    }

    /** In one line; stopping is no trouble. */
    private void warn(String what, Throwable failed) {
        if (!threads.isShutdown()) {
            LOG.warn("{}: {}", what, told(failed));
        }
    }

    /** What the library says of a source or a store names no customer; other words may quote the record that was read. */
    static String told(Throwable failed) {
        boolean careful = failed instanceof SourceException || failed instanceof StoreException;
        return careful ? failed.toString() : Trace.of(failed);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "econlytics-worker");
        thread.setDaemon(true);
        return thread;
    }
}
