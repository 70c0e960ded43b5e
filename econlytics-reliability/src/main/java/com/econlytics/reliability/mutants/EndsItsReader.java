package com.econlytics.reliability.mutants;

import com.econlytics.connector.Intake;
import com.econlytics.connector.MessageReader;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A message ends every program that reads it: it must be put aside before it did so many times. */
final class EndsItsReader implements Check<UnaryOperator<Inbox>> {
    private static final int MOST_ENDS = 4;
    private static final int STARTS = 12;

    @Override
    public String name() {
        return "a message that ends the program";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<Inbox> wiring) {
        SettableClock clock = SettableClock.at(Company.NOW);
        InMemoryLedger ledger = new InMemoryLedger(Company.BOOKING, Company.MATCHING, clock);
        Company.deliver(ledger.inbox(), "evt_0");
        Company.deliver(ledger.inbox(), "evt_1");
        int ends = 0;
        for (int start = 0; start < STARTS; start++) {
            Intake intake = new Intake(wiring.apply(ledger.inbox()), reader(), ledger, clock, 2);
            ends += endsIn(intake) ? 1 : 0;
            clock.advance(Duration.ofHours(1));
        }
        return ends <= MOST_ENDS && ledger.inbox().counts().containsKey("APPLIED")
                ? Optional.empty()
                : Optional.of(new Alarm(
                        "the program ended " + ends + " times, and messages stand at "
                                + ledger.inbox().counts(),
                        STARTS + " starts"));
    }

    private static MessageReader reader() {
        return (message, now) -> {
            if (message.key().equals("evt_0")) {
                throw new Ended();
            }
            return Company.applied(message, ChartOfAccounts.RECEIPTS);
        };
    }

    private static boolean endsIn(Intake intake) {
        try {
            intake.runOnce();
            return false;
        } catch (Ended end) {
            return true;
        }
    }
}
