package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices a stream that promises more and does not move on: it leads back to a place from where it was read before, brings
 * nothing for too many pages, or refuses its own cursors. Places are remembered as long as time in the stream stands still.
 */
final class LoopGuard {
    private static final int MOST_EMPTY_PAGES_IN_A_ROW = 100;

    private final SourceAccount account;
    private final String records;
    private final Set<Position> places = new HashSet<>();
    private @Nullable Position last;
    private @Nullable Instant lastRestart;
    private int emptyPages;

    /**
     * A guard of one stream.
     *
     * @param records what the stream is one of
     */
    LoopGuard(SourceAccount account, String records) {
        this.account = account;
        this.records = records;
    }

    /**
     * Looks at a page that was read at {@code place} and led to {@code next}.
     *
     * @throws SourceException if the stream does not move on
     */
    synchronized void check(ExportPage page, Position place, Position next) {
        if (page.end() == Page.End.REACHED) {
            reset();
            return;
        }
        boolean startedAnew = places.contains(place) && !place.equals(last);
        if (startedAnew || next.watermark().isAfter(place.watermark())) {
            places.clear();
        }
        places.add(place);
        last = place;
        emptyPages = page.isEmpty() ? emptyPages + 1 : 0;
        if (places.contains(next)) {
            throw failure("promised more " + records + " and led back to a place where it was before");
        }
        if (emptyPages >= MOST_EMPTY_PAGES_IN_A_ROW) {
            throw failure("sent " + MOST_EMPTY_PAGES_IN_A_ROW + " empty pages that promised more " + records);
        }
    }

    /**
     * Lets the stream be read again from a time, because the cursor of a position was refused.
     *
     * @throws SourceException if that happened here before and led to nothing new
     */
    synchronized void restarting(Position refused) {
        if (refused.watermark().equals(lastRestart)) {
            throw failure(
                    "refused a cursor, and refused it again after the " + records + " before it were read once more");
        }
        places.clear();
        lastRestart = refused.watermark();
    }

    private void reset() {
        places.clear();
        lastRestart = null;
        emptyPages = 0;
    }

    private SourceException failure(String what) {
        reset();
        return new SourceException(
                account + " " + what + "; nothing was lost, ask Zendesk's support why the export does not move on",
                200,
                "",
                SourceException.Retry.MAY_HELP);
    }
}
