package com.econlytics.reliability.mutants;

import com.econlytics.connector.Intake;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.StoreException;
import com.econlytics.testkit.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Among four messages is one that cannot be booked: the others must be, and that one must be put aside. */
final class OneUnbookable implements Check<UnaryOperator<Ledger>> {
    private static final Account STRANGE = new Account("not_in_the_chart", Section.FEES);
    private static final String POISON = "evt_2";
    private static final int MESSAGES = 4;
    private static final int MOST_RUNS = 20;
    private static final String ASIDE = "QUARANTINED " + Reason.UNBOOKABLE;

    @Override
    public String name() {
        return "one poison in a batch";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<Ledger> wiring) {
        SettableClock clock = SettableClock.at(Company.NOW);
        InMemoryLedger ledger = new InMemoryLedger(Company.BOOKING, Company.MATCHING, clock);
        for (int i = 0; i < MESSAGES; i++) {
            Company.deliver(ledger.inbox(), "evt_" + i);
        }
        Intake intake = new Intake(
                ledger.inbox(),
                (message, now) ->
                        Company.applied(message, message.key().equals(POISON) ? STRANGE : ChartOfAccounts.RECEIPTS),
                wiring.apply(ledger),
                clock,
                MESSAGES);
        for (int run = 0; run < MOST_RUNS; run++) {
            runOnce(intake);
            clock.advance(Duration.ofHours(1));
        }
        SortedMap<String, Long> counts = ledger.inbox().counts();
        boolean right = counts.getOrDefault("APPLIED", 0L) == MESSAGES - 1 && counts.getOrDefault(ASIDE, 0L) == 1;
        return right
                ? Optional.empty()
                : Optional.of(new Alarm("where the messages stand: " + counts, MOST_RUNS + " runs"));
    }

    /** A host tries again later when its store says that this may help. */
    private static void runOnce(Intake intake) {
        try {
            intake.runOnce();
        } catch (StoreException later) {
            if (later.retry() == StoreException.Retry.IS_USELESS) {
                throw later;
            }
        }
    }
}
