package com.econlytics.audit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What following the chain from the first entry to the last has shown. */
public final class Verification {
    private final Seal head;
    private final long unsealed;
    private final @Nullable Tampering tampering;

    Verification(Seal head, long unsealed, @Nullable Tampering tampering) {
        this.head = Objects.requireNonNull(head, "head");
        this.unsealed = unsealed;
        this.tampering = tampering;
    }

    /** Whether every entry is as it was when it was sealed. */
    public boolean intact() {
        return tampering == null;
    }

    /** The last seal up to which everything fits. */
    public Seal head() {
        return head;
    }

    /** How many entries wait for a seal; a change of those cannot be seen. */
    public long unsealed() {
        return unsealed;
    }

    /** Where the chain breaks first; empty if it is intact. */
    public Optional<Tampering> tampering() {
        return Optional.ofNullable(tampering);
    }

    @Override
    public String toString() {
        return (tampering == null ? "intact" : tampering) + "; head " + head + ", " + unsealed + " not sealed yet";
    }
}
