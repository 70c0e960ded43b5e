package com.econlytics.connector;

import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Receipt;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a connector once, from its last checkpoint to the end of its stream.
 *
 * <p>Each page is booked together with the cursor behind it, so a run that is cut short anywhere goes on where it
 * stopped. A lease keeps two hosts from pulling one stream; its token keeps a host that lost it from booking.
 */
public final class Sync {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Leases leases;
    private final String holder;

    /**
     * A sync on behalf of {@code holder}, a name that no other host uses.
     */
    public Sync(Ledger ledger, Leases leases, String holder) {
        this.ledger = ledger;
        this.leases = leases;
        this.holder = Objects.requireNonNull(holder, "holder");
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
            return new Outcome(Status.HELD_BY_ANOTHER, 0, 0, 0);
        }
        Run run = new Run(connector, lease.get(), progress);
        try {
            return run.toEnd();
        } finally {
            leases.release(lease.get());
        }
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
     */
    public record Outcome(Status status, long records, long newStatements, long rejected) {}

    private final class Run {
        private final Connector connector;
        private final Consumer<? super Page> progress;
        private final Lease lease;
        private Outcome soFar = new Outcome(Status.COMPLETED, 0, 0, 0);

        Run(Connector connector, Lease lease, Consumer<? super Page> progress) {
            this.connector = connector;
            this.lease = lease;
            this.progress = progress;
        }

        Outcome toEnd() {
            Cursor cursor =
                    ledger.findCheckpoint(connector.name()).map(Cursor::new).orElse(Cursor.START);
            Page page;
            do {
                page = connector.pull(cursor);
                requireProgress(page, cursor);
                leases.renew(lease, LEASE);
                book(page);
                progress.accept(page);
                cursor = page.next();
            } while (page.end() == Page.End.MORE);
            return soFar;
        }

        private void book(Page page) {
            Receipt receipt = ledger.book(Batch.builder()
                    .facts(page.facts())
                    .identities(page.identities())
                    .rejections(page.rejections())
                    .checkpoint(connector.name(), page.next().text())
                    .lease(lease)
                    .build());
            soFar = new Outcome(
                    Status.COMPLETED,
                    soFar.records + page.records(),
                    soFar.newStatements + receipt.newStatements(),
                    soFar.rejected + page.rejections().size());
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
