package com.econlytics.connector;

import com.econlytics.fact.Fact;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Receipt;
import com.econlytics.money.Money;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a connector once, from its last checkpoint to the end of its stream.
 *
 * <p>Each page is booked together with the cursor behind it, so a run that is cut short anywhere goes on where it
 * stopped. A lease keeps two hosts from pulling one stream; its token keeps a host that lost it from booking.
 *
 * <p>The lease ends 90 seconds after a host was killed, and another host goes on. With a scheduler of the host's it is renewed
 * also while a connector waits, however long that is. Without one it is renewed before each page is booked: if a page takes longer
 * than the lease, another host may read the same page, and one of the two books it.
 */
public final class Sync {
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final Ledger ledger;
    private final Leases leases;
    private final String holder;
    private final ConnectorListener listener;
    private final Function<Lease, Runnable> keepAlive;

    /**
     * A sync on behalf of {@code holder}, a name that no other host uses.
     */
    public Sync(Ledger ledger, Leases leases, String holder) {
        this(ledger, leases, holder, ConnectorListener.NONE);
    }

    /** A sync on behalf of {@code holder} that tells {@code listener} what it does. */
    public Sync(Ledger ledger, Leases leases, String holder, ConnectorListener listener) {
        this(ledger, leases, holder, listener, lease -> () -> {});
    }

    /**
     * A sync that keeps its lease alive while a connector waits.
     *
     * @param heartbeats runs a short task several times a minute during a run; the host's to stop
     */
    public Sync(
            Ledger ledger,
            Leases leases,
            String holder,
            ConnectorListener listener,
            ScheduledExecutorService heartbeats) {
        this(ledger, leases, holder, listener, lease -> new Heartbeat(leases, lease, LEASE, heartbeats)::close);
    }

    private Sync(
            Ledger ledger,
            Leases leases,
            String holder,
            ConnectorListener listener,
            Function<Lease, Runnable> keepAlive) {
        this.keepAlive = keepAlive;
        this.ledger = ledger;
        this.leases = leases;
        this.holder = Objects.requireNonNull(holder, "holder");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Runs {@code connector} once. */
    public Outcome runOnce(Connector connector) {
        return runOnce(connector, page -> {});
    }

    /**
     * Runs {@code connector} once and tells {@code progress} of every page that was booked.
     *
     * @throws SourceException if the source cannot be read; what was booked stays, and the next run goes on from there
     * @throws com.econlytics.ledger.LeaseLostException if another host took over meanwhile
     */
    public Outcome runOnce(Connector connector, Consumer<? super Page> progress) {
        Optional<Lease> lease = leases.acquire(connector.name(), holder, LEASE);
        if (lease.isEmpty()) {
            return Outcome.nothing(Status.HELD_BY_ANOTHER);
        }
        Run run = new Run(connector, lease.get(), progress);
        Runnable endOfBeats = keepAlive.apply(lease.get());
        try {
            Outcome outcome = run.toEnd();
            listener.runEnded(connector.name(), outcome, freshness(connector));
            return outcome;
        } catch (SourceException failure) {
            listener.runFailed(connector.name(), failure);
            throw failure;
        } finally {
            endOfBeats.run();
            leases.release(lease.get());
        }
    }

    /** How old the data of {@code connector} is. */
    public Freshness freshness(Connector connector) {
        return ledger.findCheckpoint(connector.name())
                .map(Freshness::of)
                .orElseGet(() -> new Freshness(connector.name(), null));
    }

    /** Whether a run did anything. */
    public enum Status {
        /** The stream was read to its end. */
        COMPLETED,
        /** Another host holds the lease; it does the work. */
        HELD_BY_ANOTHER
    }

    /**
     * What a run did.
     *
     * @param status whether it ran
     * @param records how many records it read
     * @param newStatements how many of their facts were new
     * @param rejected how many records were put into quarantine
     * @param newMoney the net of the settled movements among the new facts, by the order of the currency codes; what a run
     *     that reads known days again repaired
     */
    public record Outcome(
            Status status, long records, long newStatements, long rejected, SortedMap<Currency, Money> newMoney) {
        private static final Comparator<Currency> BY_CODE = Comparator.comparing(Currency::getCurrencyCode);

        public Outcome {
            SortedMap<Currency, Money> copy = new TreeMap<>(BY_CODE);
            copy.putAll(newMoney);
            newMoney = Collections.unmodifiableSortedMap(copy);
        }

        /** Nothing was read. */
        public static Outcome nothing(Status status) {
            return new Outcome(status, 0, 0, 0, new TreeMap<>(BY_CODE));
        }

        private static Outcome of(Page page, Receipt receipt) {
            return new Outcome(
                    Status.COMPLETED,
                    page.records(),
                    receipt.newStatements(),
                    page.rejections().size(),
                    settled(receipt.heard()));
        }

        private static SortedMap<Currency, Money> settled(Collection<Fact> heard) {
            SortedMap<Currency, Money> sums = new TreeMap<>(BY_CODE);
            for (Fact fact : heard) {
                if (fact instanceof Posting posting && posting.revision() == Posting.SETTLED) {
                    for (Leg leg : posting.legs()) {
                        sums.merge(leg.amount().currency(), leg.amount(), Money::plus);
                    }
                }
            }
            sums.values().removeIf(Money::isZero);
            return sums;
        }

        /** Both together. */
        public Outcome plus(Outcome more) {
            SortedMap<Currency, Money> sums = new TreeMap<>(newMoney);
            more.newMoney.forEach((currency, money) -> sums.merge(currency, money, Money::plus));
            sums.values().removeIf(Money::isZero);
            return new Outcome(
                    status, records + more.records, newStatements + more.newStatements, rejected + more.rejected, sums);
        }
    }

    private final class Run {
        private final Connector connector;
        private final Consumer<? super Page> progress;
        private final Lease lease;

        Run(Connector connector, Lease lease, Consumer<? super Page> progress) {
            this.connector = connector;
            this.lease = lease;
            this.progress = progress;
        }

        Outcome toEnd() {
            Cursor cursor = ledger.findCheckpoint(connector.name())
                    .map(checkpoint -> new Cursor(checkpoint.cursor()))
                    .orElse(Cursor.START);
            Outcome soFar = Outcome.nothing(Status.COMPLETED);
            Page page;
            do {
                page = connector.pull(cursor);
                requireProgress(page, cursor);
                leases.renew(lease, LEASE);
                soFar = soFar.plus(book(page));
                progress.accept(page);
                cursor = page.next();
            } while (page.end() == Page.End.MORE);
            return soFar;
        }

        private Outcome book(Page page) {
            Receipt receipt = ledger.book(Batch.builder()
                    .facts(page.facts())
                    .identities(page.identities())
                    .attributes(page.attributes())
                    .rejections(page.rejections())
                    .checkpoint(new Checkpoint(connector.name(), page.next().text(), page.dataThrough()))
                    .lease(lease)
                    .build());
            Outcome outcome = Outcome.of(page, receipt);
            listener.pageBooked(connector.name(), outcome);
            page.rejections().forEach(rejection -> listener.quarantined(rejection.account(), rejection.reason()));
            return outcome;
        }

        private void requireProgress(Page page, Cursor before) {
            if (page.end() == Page.End.MORE && page.next().equals(before)) {
                throw new SourceException(
                        connector.name() + " promised more pages and gave the same cursor again; nothing was lost,"
                                + " ask the source's support why the stream does not move on",
                        200,
                        "",
                        SourceException.Retry.MAY_HELP);
            }
        }
    }
}
