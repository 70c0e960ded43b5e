package com.econlytics.zendesk;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One thing that happens at a desk.
 *
 * @param secondsLater after the step before
 * @param move what
 * @param ticket to which ticket, if it is to one
 * @param number by how much, to which requester, with which tag
 */
record DeskStep(long secondsLater, Move move, int ticket, int number) {
    enum Move {
        CREATE,
        TRACK,
        CORRECT,
        RETAG,
        CHANGE_REQUESTER,
        SOLVE,
        REOPEN,
        MERGE,
        DELETE,
        RESTORE,
        SCRUB,
        /** Nothing happens; whoever reads the desk live reads it. */
        POLL
    }

    /** Anything in any order; what cannot happen to a ticket as it is then does nothing. */
    static Arbitrary<List<DeskStep>> histories() {
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(0, 70)),
                Tuple.of(2, Arbitraries.longs().between(3_600, 40 * 86_400L)));
        return Combinators.combine(
                        pauses,
                        Arbitraries.of(Move.class),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 5_000))
                .as(DeskStep::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
