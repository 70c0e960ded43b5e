package com.econlytics.reliability.mutants;

import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.util.function.UnaryOperator;

/** Ledgers that take apart what belongs in one booking. */
final class Apart {
    private Apart() {}

    /** The cursor goes ahead of its page. */
    static Ledger cursorFirst(Ledger ledger) {
        return booking(ledger, batch -> {
            ledger.book(cursor(batch));
            return batch;
        });
    }

    /** The cursor follows its page. */
    static Ledger cursorAfterwards(Ledger ledger) {
        return Calls.replacing(Ledger.class, ledger, "book", (arguments, original) -> {
            Batch batch = (Batch) arguments[0];
            Batch.Builder page = facts(batch).rejections(batch.rejections());
            batch.dispositions().forEach(page::disposition);
            batch.lease().ifPresent(page::lease);
            Object receipt = original.with(page.build());
            ledger.book(cursor(batch));
            return receipt;
        });
    }

    /** Messages are done before what they say is booked. */
    static Ledger doneFirst(Ledger ledger) {
        return booking(ledger, batch -> {
            Batch.Builder done = Batch.builder();
            batch.dispositions().forEach(done::disposition);
            ledger.book(done.build());
            return batch;
        });
    }

    /** Nobody asks whether the lease was lost. */
    static Ledger withoutLease(Ledger ledger) {
        return booking(ledger, batch -> {
            Batch.Builder same = facts(batch).rejections(batch.rejections());
            batch.dispositions().forEach(same::disposition);
            batch.checkpoints().forEach(same::checkpoint);
            return same.build();
        });
    }

    private static Batch cursor(Batch batch) {
        Batch.Builder cursor = Batch.builder();
        batch.checkpoints().forEach(cursor::checkpoint);
        return cursor.build();
    }

    private static Batch.Builder facts(Batch batch) {
        return Batch.builder()
                .facts(batch.facts())
                .identities(batch.identities())
                .attributes(batch.attributes());
    }

    private static Ledger booking(Ledger ledger, UnaryOperator<Batch> sabotage) {
        return Calls.replacing(
                Ledger.class,
                ledger,
                "book",
                (arguments, original) -> original.with(sabotage.apply((Batch) arguments[0])));
    }
}
