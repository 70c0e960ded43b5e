package com.econlytics.audit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a log keeps at one place of the chain, whether or not it fits. */
public final class SealedEntry {
    private final long position;
    private final String hash;
    private final @Nullable AuditEntry entry;

    private SealedEntry(long position, String hash, @Nullable AuditEntry entry) {
        this.position = position;
        this.hash = Objects.requireNonNull(hash, "hash");
        this.entry = entry;
    }

    /** An entry with the hash that is stored for it. */
    public static SealedEntry of(long position, String hash, AuditEntry entry) {
        return new SealedEntry(position, hash, Objects.requireNonNull(entry, "entry"));
    }

    /** A place of which the entry is gone, or is not what any log writes. */
    public static SealedEntry unreadable(long position, String hash) {
        return new SealedEntry(position, hash, null);
    }

    long position() {
        return position;
    }

    String hash() {
        return hash;
    }

    Optional<AuditEntry> entry() {
        return Optional.ofNullable(entry);
    }
}
