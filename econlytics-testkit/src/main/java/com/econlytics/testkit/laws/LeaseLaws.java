package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.LeaseLostException;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.Scenario;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of every kind of leases, together with the ledger that checks them. */
public interface LeaseLaws {
    /** Long enough not to end during a test. */
    Duration LONG = Duration.ofHours(1);

    /** Leases that nobody holds, and the ledger they fence. */
    Store emptyStore();

    /**
     * Leases and the ledger they fence.
     *
     * @param leases held by nobody
     * @param ledger refuses bookings under a lease that was taken over
     */
    record Store(Leases leases, Ledger ledger) {}

    @Test
    @Scenario("C55")
    default void oneHolderAtATime() {
        Leases leases = emptyStore().leases();
        require(leases.acquire("poll", "a", LONG).isPresent(), () -> "a free job must be given");
        requireEqual(Optional.empty(), leases.acquire("poll", "b", LONG));
        require(leases.acquire("other", "b", LONG).isPresent(), () -> "another job is another lease");
    }

    @Test
    @Scenario("C56")
    default void aLeaseThatIsOverIsGivenToTheNextWithAHigherToken() {
        Leases leases = emptyStore().leases();
        Lease first = leases.acquire("poll", "a", Duration.ZERO).orElseThrow();
        Lease second = leases.acquire("poll", "b", LONG).orElseThrow();
        require(second.token() > first.token(), () -> second + " must fence " + first);
    }

    @Test
    default void aReleasedLeaseIsFreeAtOnce() {
        Leases leases = emptyStore().leases();
        leases.release(leases.acquire("poll", "a", LONG).orElseThrow());
        require(leases.acquire("poll", "b", LONG).isPresent(), () -> "a released job must be given");
    }

    @Test
    default void releasingALostLeaseDoesNotDisturbTheNewHolder() {
        Leases leases = emptyStore().leases();
        Lease lost = leases.acquire("poll", "a", Duration.ZERO).orElseThrow();
        leases.acquire("poll", "b", LONG);
        leases.release(lost);
        requireEqual(Optional.empty(), leases.acquire("poll", "c", LONG));
    }

    @Test
    default void aRenewedLeaseKeepsItsToken() {
        Store store = emptyStore();
        Lease lease = store.leases().acquire("poll", "a", Duration.ZERO).orElseThrow();
        store.leases().renew(lease, LONG);
        requireEqual(Optional.empty(), store.leases().acquire("poll", "b", LONG));
        store.ledger()
                .book(Batch.builder().checkpoint("poll", "cursor").lease(lease).build());
    }

    @Test
    default void aLeaseThatWasTakenOverCannotBeRenewedEvenAfterTheNewHolderIsDone() {
        Leases leases = emptyStore().leases();
        Lease lost = leases.acquire("poll", "a", Duration.ZERO).orElseThrow();
        leases.release(leases.acquire("poll", "b", LONG).orElseThrow());
        boolean refused = false;
        try {
            leases.renew(lost, LONG);
        } catch (LeaseLostException expected) {
            refused = true;
        }
        require(refused, () -> "a lost lease must not be renewed");
    }

    @Test
    @Scenario({"C56", "C57"})
    default void aBookingUnderALostLeaseIsRefusedWhole() {
        Store store = emptyStore();
        Lease lost = store.leases().acquire("poll", "a", Duration.ZERO).orElseThrow();
        store.leases().acquire("poll", "b", LONG);
        Batch late = Batch.builder().checkpoint("poll", "cursor").lease(lost).build();
        boolean refused = false;
        try {
            store.ledger().book(late);
        } catch (LeaseLostException expected) {
            refused = true;
        }
        require(refused, () -> "a booking under a lost lease must be refused");
        requireEqual(Optional.empty(), store.ledger().findCheckpoint("poll"));
    }

    @Test
    default void aBookingUnderTheLatestLeaseIsBooked() {
        Store store = emptyStore();
        Lease lease = store.leases().acquire("poll", "a", LONG).orElseThrow();
        store.ledger()
                .book(Batch.builder().checkpoint("poll", "cursor").lease(lease).build());
        requireEqual(
                Optional.of(new Checkpoint("poll", "cursor", null)),
                store.ledger().findCheckpoint("poll"));
    }
}
