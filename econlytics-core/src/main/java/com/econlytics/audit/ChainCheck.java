package com.econlytics.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain, entry by entry in the order of their positions, and remembers the first that does not fit.
 *
 * <p>A chain whose end was cut off, or that somebody with all rights wrote anew, fits in itself. Only a seal that was kept
 * elsewhere shows that.
 *
 * <p>Not safe for use by several threads.
 */
public final class ChainCheck {
    private final Seal published;
    private Seal head = Seal.START;
    private @Nullable Tampering tampering;

    /**
     * A check that has seen nothing.
     *
     * @param published a seal that was kept elsewhere; {@link Seal#START} if there is none
     */
    public ChainCheck(Seal published) {
        this.published = Objects.requireNonNull(published, "published");
    }

    /** Looks at the next place of the chain. */
    public void next(SealedEntry found) {
        if (tampering != null) {
            return;
        }
        long expected = head.position() + 1;
        if (found.position() != expected) {
            tampering = new Tampering(expected, "it is gone: the next one is " + found.position());
            return;
        }
        Seal seal = found.entry().map(head::next).orElse(Seal.START);
        if (seal.equals(Seal.START)) {
            tampering = new Tampering(expected, "it is gone, or it was made unreadable");
        } else if (!seal.hash().equals(found.hash())) {
            tampering = new Tampering(expected, "it was altered, put in between, or moved");
        } else if (expected == published.position() && !seal.equals(published)) {
            tampering = new Tampering(expected, "the chain was written anew: it does not lead to the published head");
        } else {
            head = seal;
        }
    }

    /** What was found when the chain has ended, with {@code unsealed} entries behind it. */
    public Verification end(long unsealed) {
        if (tampering == null && head.position() < published.position()) {
            tampering = new Tampering(head.position() + 1, "the end is cut off: the published head is " + published);
        }
        return new Verification(head, unsealed, tampering);
    }
}
