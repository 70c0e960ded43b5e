package com.econlytics.files.snapshot;

import com.econlytics.columnar.JournalSource.VersionedJournal;

/** What was found in a snapshot file. */
public sealed interface Snapshot {
    /**
     * A journal that is as it was written.
     *
     * @param journal with the version up to which it goes
     */
    record Whole(VersionedJournal journal) implements Snapshot {}

    /**
     * Nothing that can be used; the ledger has it all.
     *
     * @param reason why
     */
    record Unusable(Reason reason) implements Snapshot {}

    /** Why a file is not used. */
    enum Reason {
        /** There is none. */
        MISSING,
        /** It is shorter or longer than it says, or its checksum is another one: torn, cut or changed. */
        DAMAGED,
        /** It is no snapshot, or one of a format that this library does not know. */
        UNKNOWN_FORMAT,
        /** It is of another ledger, by name or because that has other versions. */
        FOREIGN
    }
}
