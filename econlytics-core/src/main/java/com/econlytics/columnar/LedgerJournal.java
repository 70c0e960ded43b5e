package com.econlytics.columnar;

import com.econlytics.ledger.Ledger;

/** The lines of any ledger, one by one. */
public final class LedgerJournal implements JournalSource {
    private final Ledger ledger;

    /** Of {@code ledger}. */
    public LedgerJournal(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public VersionedJournal read() {
        return readSince(0);
    }

    @Override
    public VersionedJournal readSince(long version) {
        long skipped = linesAsOf(version);
        long latest = ledger.version();
        ColumnarJournal.Builder builder = ColumnarJournal.builder();
        long[] seen = {0};
        ledger.readLines(latest, line -> {
            if (seen[0]++ >= skipped) {
                builder.add(line);
            }
        });
        return new VersionedJournal(latest, builder.build());
    }

    @Override
    public long linesAsOf(long version) {
        long[] lines = {0};
        if (version > 0) {
            ledger.readLines(version, line -> lines[0]++);
        }
        return lines[0];
    }
}
