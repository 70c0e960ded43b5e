package com.econlytics.audit;

import java.util.List;

/**
 * The port behind which it is kept who did what. Entries are only ever added.
 *
 * <p>To append takes no lock that others wait for: entries are chained afterwards, when somebody seals. Until then an
 * entry can be changed unnoticed by whoever can write to the store, so seal every few seconds, and keep the head that sealing
 * returns where the store's administrators cannot write.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * <pre>{@code
 * audit.append(AuditEvent.done(new Actor("user 17"), "EXPORT_FIGURES", List.of(), ledger.version()));
 * Seal head = audit.seal();           // keep it elsewhere
 * audit.verify(head).tampering();     // empty, or the first entry that is not what it was
 * }</pre>
 */
public interface AuditLog {
    /** Adds what happened; it is durable when this returns. */
    void append(AuditEvent event);

    /**
     * Chains the entries that have no seal yet, in the order of their numbers. Sealing twice at once chains each entry once.
     *
     * @return the last seal, which covers everything that had been appended before the call
     */
    Seal seal();

    /** The last seal; {@link Seal#START} before the first. */
    Seal head();

    /** Follows the whole chain from its first entry, without a head that was kept elsewhere: a cut-off end is not seen. */
    default Verification verify() {
        return verify(Seal.START);
    }

    /**
     * Follows the whole chain from its first entry, and compares it with a head that was kept elsewhere.
     *
     * @param published any earlier result of {@link #seal}
     */
    Verification verify(Seal published);

    /** The last entries, sealed or not, the latest last. */
    List<AuditEntry> latest(int limit);
}
