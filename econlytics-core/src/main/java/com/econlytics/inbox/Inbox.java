package com.econlytics.inbox;

import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * The port behind which raw messages are kept. Dispositions are not set here but booked, together with the facts they
 * speak of, by a {@code Ledger}.
 */
public interface Inbox {
    /**
     * Stores a message durably; when this returns, the sender may be told so.
     *
     * <p>The key makes it idempotent: the same bytes again are a duplicate, other bytes under the same key are kept in
     * quarantine beside the first.
     */
    Reception receive(SourceAccount account, String key, RawBody body, Instant now);

    /** Stores a record in quarantine, beside others of its key; the same bytes again change nothing. */
    void quarantine(Rejection rejection, Instant now);

    /**
     * Hands out messages that are due, oldest first, counting the attempt durably before they are worked on. A claimed
     * message that nobody disposes of is due again a minute later.
     *
     * @param limit how many at most
     */
    List<Message> claim(int limit, Instant now);

    /** How many messages stand where, by {@code STATUS} or {@code STATUS REASON}. */
    SortedMap<String, Long> counts();

    /** Where every message stands, by number. */
    List<Entry> entries();

    /** What became of a received message at once. */
    enum Reception {
        /** New, and stored. */
        STORED,
        /** Known already; nothing changed. */
        DUPLICATE,
        /** Other bytes under a known key; stored in quarantine. */
        CONFLICTING
    }

    /**
     * A line of the inbox.
     *
     * @param account where the message is from
     * @param key its key there
     * @param attempts how often it was claimed
     * @param disposition where it stands
     */
    record Entry(SourceAccount account, String key, int attempts, Disposition disposition) {}
}
