package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Makes what reports read anew, and proves on the way that it is what the facts say.
 *
 * <p>Every booking keeps the read models up, so nobody needs this from day to day. It is for the day on which somebody doubts
 * a figure, restored a part of a database, or edited derived rows by hand.
 *
 * <p>Bookings and readers go on. Readers see the old rows until one commit, and the new ones from then on, never some of each.
 *
 * <p>Example: {@code new JdbcReadModels(dataSource, booking, matching).rebuild((done, all) -> {}).isHealthy()}.
 */
public final class JdbcReadModels {
    private static final long REBUILD_LOCK = 0x45434f4e524255L;

    /** Apart from the others, because a thread that is in a transaction of one is in it for all that it asks of that one. */
    private final Transactions snapshots;

    private final Transactions transactions;
    private final Booking booking;
    private final Matching matching;

    /** The read models of a ledger that is opened with the same booking and matching. */
    public JdbcReadModels(DataSource dataSource, Booking booking, Matching matching) {
        this.snapshots = new Transactions(dataSource, RetryPolicy.standard());
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
        this.booking = booking;
        this.matching = matching;
    }

    /** About how many facts a rebuild will compare. */
    public long facts() {
        return transactions.read("counting facts", handle -> LastNumber.of(handle, "fact_no", "fact"));
    }

    /**
     * Compares every fact with the journal, sums the journal up anew, and lets readers switch to that.
     *
     * <p>Facts are booked again at the prices, bearers and closings that are in force, and are compared one by one. What the
     * journal has stays: it is appended to by bookings alone. Balances that are not the sum of their lines are put right.
     * The hash of the old rows and that of the new ones are taken of one version; they differ only if a derived row had been
     * changed by other means than a booking.
     *
     * <p>It takes two connections, and one snapshot for as long as it lasts. If it is broken off, readers keep what they had,
     * and the next rebuild clears up.
     *
     * @param progress is told how many facts are compared
     * @throws IllegalStateException if another rebuild is at work in this database
     * @throws com.econlytics.ledger.StoreException if the database fails
     */
    public RebuildOutcome rebuild(RebuildProgress progress) {
        return snapshots.stream("rebuilding the read models", snapshot -> {
            requireAlone(snapshot);
            long version = Version.latest(snapshot);
            FactCheck check = new FactCheck(snapshot, booking, matching);
            check.run(progress);
            long balances = repairBalances();
            Generations.Hashes hashes = replace();
            return new RebuildOutcome(
                    version,
                    check.compared(),
                    check.differing(),
                    check.differences(),
                    balances,
                    hashes.current(),
                    hashes.madeAnew());
        });
    }

    private static void requireAlone(Handle handle) {
        boolean alone = handle.createQuery("select pg_try_advisory_xact_lock(:key)")
                .bind("key", REBUILD_LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!alone) {
            throw new IllegalStateException("the read models are being rebuilt already; wait until that is done");
        }
    }

    private Generations.Hashes replace() {
        long generation = transactions.writeAlone("beginning a generation", Generations::begin);
        long filled = transactions.write("filling a generation", handle -> Generations.fill(handle, generation));
        transactions.writeAlone("catching up with bookings", handle -> {
            Generations.catchUp(handle, generation, filled);
            return generation;
        });
        Generations.Hashes hashes =
                transactions.read("hashing generations", handle -> Generations.hashes(handle, generation));
        transactions.writeAlone("switching to a generation", handle -> {
            Generations.makeCurrent(handle, generation);
            return generation;
        });
        transactions.write("removing a generation", handle -> {
            Generations.removeOrphans(handle);
            return generation;
        });
        return hashes;
    }

    /** A balance is off by the same amount whatever is booked meanwhile, because bookings add to it. */
    private long repairBalances() {
        long repaired = 0;
        for (BalanceCheck found = findOff(); !found.isEmpty(); found = findOff()) {
            BalanceCheck off = found;
            repaired += transactions.writeAlone("repairing balances", off::repair);
        }
        return repaired;
    }

    private BalanceCheck findOff() {
        return transactions.read("comparing balances with lines", BalanceCheck::of);
    }
}
