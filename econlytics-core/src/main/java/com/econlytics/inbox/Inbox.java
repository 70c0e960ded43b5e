package com.econlytics.inbox;

import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * quarantine beside the first. That stays so when the first's bytes have been erased.
     */
    Reception receive(SourceAccount account, String key, RawBody body, Instant now);

    /** Stores a record in quarantine, beside others of its key; the same bytes again change nothing. */
    void quarantine(Rejection rejection, Instant now);

    /**
     * Hands out messages that are due, those first that have been due longest, counting the attempt durably before they are
     * worked on. A claimed message that nobody disposes of is due again a minute later.
     *
     * @param limit how many at most
     */
    List<Message> claim(int limit, Instant now);

    /**
     * Has the messages that were left out or put aside for {@code reason} looked at again, after what they lacked is there: an
     * account was connected, a newer version reads their type. Their attempts are counted anew. Records of a page are not
     * handed out; a later run reads them.
     *
     * @return how many messages are due now because of this
     */
    int replay(Reason reason, Instant now);

    /** Where the message or record of this key stands; empty if none was stored. */
    Optional<Entry> find(SourceAccount account, String key);

    /** How many messages stand where, by {@code STATUS} or {@code STATUS REASON}. */
    SortedMap<String, Long> counts();

    /**
     * Where messages stand, by number.
     *
     * @param after the number of the last message of the page before; 0 for the first page
     * @param limit how many at most
     */
    List<Entry> entries(long after, int limit);

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
     * @param key its key there; empty once it was erased
     * @param attempts how often it was claimed
     * @param disposition where it stands
     */
    record Entry(SourceAccount account, String key, int attempts, Disposition disposition) {
        /** Without its key, which whoever sent it chose. */
        @Override
        public String toString() {
            return "Entry[account=" + account + ", attempts=" + attempts + ", disposition=" + disposition + "]";
        }
    }
}
