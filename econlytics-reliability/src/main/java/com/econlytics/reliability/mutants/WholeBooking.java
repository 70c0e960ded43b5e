package com.econlytics.reliability.mutants;

import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Ends a host before and after each of its bookings: a page, its cursor and its messages must have been booked together or not. */
final class WholeBooking implements Check<UnaryOperator<Ledger>> {
    private static final String STREAM = "desk";

    @Override
    public String name() {
        return "ends at every booking";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<Ledger> wiring) {
        int ends = 0;
        for (int calls = 0; ; calls++) {
            for (boolean afterwards : List.of(false, true)) {
                Trial trial = new Trial();
                boolean ended = trial.bookUntil(wiring, calls, afterwards);
                if (!trial.isWhole()) {
                    return Optional.of(new Alarm(trial.inWords(), "end " + (ends + 1)));
                }
                if (!ended) {
                    return Optional.empty();
                }
                ends++;
            }
        }
    }

    /** One host that ends. */
    private static final class Trial {
        private final InMemoryLedger ledger =
                new InMemoryLedger(Company.BOOKING, Company.MATCHING, SettableClock.at(Company.NOW));
        private final Inbox inbox = ledger.inbox();
        private int made;

        boolean bookUntil(UnaryOperator<Ledger> wiring, int calls, boolean afterwards) {
            Company.deliver(inbox, "evt_1");
            Message message = inbox.claim(1, Company.NOW).get(0);
            Batch page = Batch.builder()
                    .facts(List.of(Company.payment("evt_1", 1, 100)))
                    .disposition(Disposition.applied(message))
                    .checkpoint(STREAM, "1")
                    .build();
            try {
                wiring.apply(ending(calls, afterwards)).book(page);
                return false;
            } catch (Ended end) {
                return true;
            }
        }

        private Ledger ending(int calls, boolean afterwards) {
            return Calls.replacing(Ledger.class, ledger, "book", (arguments, original) -> {
                boolean last = made++ == calls;
                if (last && !afterwards) {
                    throw new Ended();
                }
                Object receipt = original.with(arguments);
                if (last) {
                    throw new Ended();
                }
                return receipt;
            });
        }

        private List<Boolean> parts() {
            List<Object> facts = new ArrayList<>();
            ledger.readFacts(facts::add);
            return List.of(
                    !facts.isEmpty(),
                    ledger.findCheckpoint(STREAM).isPresent(),
                    inbox.counts().containsKey("APPLIED"));
        }

        boolean isWhole() {
            return Set.copyOf(parts()).size() == 1;
        }

        String inWords() {
            List<Boolean> parts = parts();
            return "facts booked: " + parts.get(0) + ", cursor moved: " + parts.get(1) + ", message applied: "
                    + parts.get(2);
        }
    }
}
