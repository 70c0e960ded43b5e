package com.econlytics.reliability.mutants;

import com.econlytics.connector.Pause;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.StoreException;
import com.econlytics.money.LargestRemainder;
import com.econlytics.money.Ratio;
import com.econlytics.testkit.SettableClock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Parts that are wired wrongly, each before an experiment of a few calls. */
final class PortMutants {
    private static final ZoneId OF_SOME_SERVER = ZoneId.of("Europe/Berlin");

    private PortMutants() {}

    static List<Mutant<?>> all(long seed) {
        UnaryOperator<Ledger> ledger = UnaryOperator.identity();
        UnaryOperator<Inbox> inbox = UnaryOperator.identity();
        Function<SettableClock, Pause> waiting = clock -> clock::advance;
        return List.of(
                new Mutant<>(
                        "cursor apart, first",
                        "the cursor in a transaction of its own, then the page",
                        new WholeBooking(),
                        ledger,
                        Apart::cursorFirst),
                new Mutant<>(
                        "cursor apart, afterwards",
                        "the page, then the cursor in a transaction of its own",
                        new WholeBooking(),
                        ledger,
                        Apart::cursorAfterwards),
                new Mutant<>(
                        "messages apart, first",
                        "messages are marked as applied in a transaction of their own, then their facts are booked",
                        new WholeBooking(),
                        ledger,
                        Apart::doneFirst),
                new Mutant<>(
                        "batch without savepoint",
                        "a batch that fails is tried again as it is, never one by one",
                        new OneUnbookable(),
                        ledger,
                        PortMutants::keepingBatchesTogether),
                new Mutant<>(
                        "attempts counted after the work",
                        "an attempt that nobody lived to count does not count",
                        new EndsItsReader(),
                        inbox,
                        PortMutants::forgettingLostAttempts),
                new Mutant<>(
                        "zone of the machine",
                        "months are those of the server's own zone, here " + OF_SOME_SERVER,
                        new MonthEnds(),
                        MonthEnds.NEW_YORK,
                        OF_SOME_SERVER),
                new Mutant<>(
                        "allocation in floating point",
                        "shares are doubles, each rounded by itself",
                        new ExactDivision(seed),
                        PortMutants::exactly,
                        PortMutants::inDoubles),
                new Mutant<>(
                        "Retry-After ignored",
                        "whoever should wait asks again at once",
                        new BusyDesk(),
                        waiting,
                        clock -> ignored -> {}));
    }

    private static Ledger keepingBatchesTogether(Ledger ledger) {
        return Calls.replacing(Ledger.class, ledger, "book", (arguments, original) -> {
            try {
                return original.with(arguments);
            } catch (IllegalArgumentException | ArithmeticException failed) {
                throw new StoreException(
                        "the batch failed; it is tried again", "", StoreException.Retry.MAY_HELP, failed);
            }
        });
    }

    private static Inbox forgettingLostAttempts(Inbox inbox) {
        return Calls.replacing(Inbox.class, inbox, "claim", (arguments, original) -> {
            List<Message> uncounted = List.of();
            if (original.with(arguments) instanceof List<?> claimed) {
                uncounted = claimed.stream()
                        .map(message -> withoutLostAttempts((Message) message))
                        .toList();
            }
            return uncounted;
        });
    }

    private static Message withoutLostAttempts(Message message) {
        return new Message(
                message.number(),
                message.account(),
                message.key(),
                message.body(),
                message.receivedAt(),
                message.attempts() - message.lostAttempts());
    }

    private static List<Long> exactly(long total, List<Ratio> weights) {
        return LargestRemainder.of(total, weights).orElseThrow().parts();
    }

    private static List<Long> inDoubles(long total, List<Ratio> weights) {
        double sum = weights.stream().mapToDouble(PortMutants::inDouble).sum();
        return weights.stream()
                .map(weight -> Math.round(total * inDouble(weight) / sum))
                .toList();
    }

    private static double inDouble(Ratio weight) {
        return weight.numerator().doubleValue() / weight.denominator().doubleValue();
    }
}
