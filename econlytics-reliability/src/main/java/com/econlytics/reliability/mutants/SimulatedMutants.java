package com.econlytics.reliability.mutants;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.reliability.mutants.Lives.Company;
import com.econlytics.reliability.simulation.MemoryStore;
import com.econlytics.reliability.simulation.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Hosts that are put together wrongly, in a company whose whole life is watched. */
final class SimulatedMutants {
    private static final Company SOUND = new Company(MemoryStore::new, Wiring.SOUND);
    private static final String UNKNOWN_TYPE = "\"type\":\"odd\"";
    private static final double MINOR_PER_MAJOR = 100.0;

    private SimulatedMutants() {}

    static List<Mutant<?>> all(Lives lives) {
        return List.of(
                mutant(
                        lives,
                        "acknowledged before it is stored",
                        "the inbox answers at once and stores with the next delivery",
                        inbox(SimulatedMutants::storingLater)),
                mutant(
                        lives,
                        "cursor booked first",
                        "the cursor in a transaction of its own, then the page",
                        ledger(Apart::cursorFirst)),
                mutant(
                        lives,
                        "done before the effect",
                        "messages are marked as applied in a transaction of their own, then their facts are booked",
                        ledger(Apart::doneFirst)),
                mutant(lives, "no fencing", "the lease is left out of the batch", ledger(Apart::withoutLease)),
                mutant(
                        lives,
                        "unknown types dropped",
                        "an event of a type that nobody reads is acknowledged and not stored",
                        inbox(SimulatedMutants::droppingUnknown)),
                mutant(
                        lives,
                        "unknown types pass as applied",
                        "an event of a type that nobody reads is disposed of as if it had been booked",
                        reader(SimulatedMutants::applyingAll)),
                mutant(
                        lives,
                        "double for money",
                        "amounts go through a double of major units on their way",
                        reader(SimulatedMutants::inDoubles)));
    }

    private static Mutant<Company> mutant(Lives lives, String name, String sabotage, Wiring wiring) {
        return new Mutant<>(name, sabotage, lives, SOUND, new Company(MemoryStore::new, wiring));
    }

    private static Wiring inbox(UnaryOperator<Inbox> sabotage) {
        return new Wiring() {
            @Override
            public Inbox inbox(Inbox inbox) {
                return sabotage.apply(inbox);
            }
        };
    }

    private static Wiring ledger(UnaryOperator<Ledger> sabotage) {
        return new Wiring() {
            @Override
            public Ledger ledger(Ledger ledger) {
                return sabotage.apply(ledger);
            }
        };
    }

    private static Wiring reader(UnaryOperator<MessageReader> sabotage) {
        return new Wiring() {
            @Override
            public MessageReader reader(MessageReader reader) {
                return sabotage.apply(reader);
            }
        };
    }

    private static Inbox storingLater(Inbox inbox) {
        List<Object[]> later = new ArrayList<>();
        return Calls.replacing(Inbox.class, inbox, "receive", (arguments, original) -> {
            for (Object[] earlier : later) {
                original.with(earlier);
            }
            later.clear();
            later.add(arguments);
            return Inbox.Reception.STORED;
        });
    }

    private static Inbox droppingUnknown(Inbox inbox) {
        return Calls.replacing(Inbox.class, inbox, "receive", (arguments, original) -> {
            String body = new String(((RawBody) arguments[2]).toByteArray(), StandardCharsets.UTF_8);
            return body.contains(UNKNOWN_TYPE) ? Inbox.Reception.STORED : original.with(arguments);
        });
    }

    private static MessageReader applyingAll(MessageReader reader) {
        return (message, now) -> {
            Preparation read = reader.read(message, now);
            boolean ignored = read.disposition().status() == Disposition.Status.IGNORED;
            return ignored ? Preparation.of(Disposition.applied(message)) : read;
        };
    }

    private static MessageReader inDoubles(MessageReader reader) {
        return (message, now) -> {
            Preparation read = reader.read(message, now);
            List<Fact> facts =
                    read.facts().stream().map(SimulatedMutants::inDoubles).toList();
            return new Preparation(facts, read.identities(), read.attributes(), read.disposition());
        };
    }

    private static Fact inDoubles(Fact fact) {
        if (!(fact instanceof Posting posting)) {
            return fact;
        }
        List<Leg> legs = posting.legs().stream()
                .map(leg -> new Leg(leg.account(), inDoubles(leg.amount())))
                .toList();
        return new Posting(
                posting.id(), posting.revision(), posting.occurredAt(), posting.party(), legs, posting.attributes());
    }

    private static Money inDoubles(Money money) {
        double major = money.amountMinor() / MINOR_PER_MAJOR;
        return new Money((long) (major * MINOR_PER_MAJOR), money.currency());
    }
}
