package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every ledger remembers of how far a connector has come. */
public interface CheckpointLaws extends LedgerContract {
    /** The connector whose checkpoints the laws are about. */
    String CONNECTOR = "numbers";

    @Property(tries = 30)
    @Label("the cursor is the last one booked; how fresh the data is stands until a page says something new about it")
    default void aPageThatSaysNothingOfItsTimeTakesNothingBack(@ForAll("checkpoints") List<Checkpoint> booked) {
        Ledger ledger = emptyUtcLedger();
        Checkpoint other = new Checkpoint("letters", "a", Instant.EPOCH);
        ledger.book(Batch.builder().checkpoint(other).build());
        Optional<Checkpoint> expected = Optional.empty();
        for (Checkpoint checkpoint : booked) {
            ledger.book(Batch.builder().checkpoint(checkpoint).build());
            Optional<Instant> known = expected.flatMap(Checkpoint::findDataThrough);
            expected = Optional.of(new Checkpoint(
                    CONNECTOR,
                    checkpoint.cursor(),
                    checkpoint.findDataThrough().or(() -> known).orElse(null)));
            requireEqual(expected, ledger.findCheckpoint(CONNECTOR));
        }
        requireEqual(Optional.of(other), ledger.findCheckpoint("letters"));
    }

    /** Checkpoints as a connector books them one after another, some of which say nothing of their time. */
    @Provide
    default Arbitrary<List<Checkpoint>> checkpoints() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(Instant::ofEpochSecond)
                .injectNull(0.5);
        return Arbitraries.integers()
                .between(0, 9)
                .flatMap(cursor -> times.map(through -> new Checkpoint(CONNECTOR, "c" + cursor, through)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
