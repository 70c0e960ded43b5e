package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A history that was read while it happened, and the same history read once when it is over, are the same books. */
class DeskHistoryLaws {
    @Property(tries = 40)
    @Scenario({"C48", "C49", "C50", "C51"})
    void readLiveOrReadLaterTheCustomerMonthsAreTheSame(@ForAll("histories") List<DeskStep> history) {
        List<DeskStep> unscrubbed = without(DeskStep.Move.SCRUB, history);
        try (DeskPlay desk = new DeskPlay(UnaryOperator.identity())) {
            InMemoryLedger live = desk.emptyLedger();
            InMemoryLedger later = desk.emptyLedger();
            desk.play(unscrubbed, live);
            desk.settle();

            desk.read(live);
            desk.read(later);

            assertThat(DeskPlay.balances(live)).isEqualTo(DeskPlay.balances(later));
            assertThat(DeskPlay.counting(live)).isEqualTo(DeskPlay.counting(later));
        }
    }

    @Property(tries = 40)
    @Scenario({"C50", "C51"})
    void withTheUpdatesOfTrackedTimeTooIfNoTicketStaysDeleted(@ForAll("histories") List<DeskStep> history) {
        List<DeskStep> unscrubbed = without(DeskStep.Move.SCRUB, history);
        try (DeskPlay desk = new DeskPlay(ZendeskSettings.Builder::effortByUpdate)) {
            InMemoryLedger live = desk.emptyLedger();
            InMemoryLedger later = desk.emptyLedger();
            desk.play(unscrubbed, live);
            desk.restoreAll();
            desk.settle();

            desk.read(live);
            desk.read(later);

            assertThat(DeskPlay.balances(live)).isEqualTo(DeskPlay.balances(later));
            assertThat(DeskPlay.counting(live)).isEqualTo(DeskPlay.counting(later));
        }
    }

    @Property(tries = 40)
    @Scenario("C51")
    void whatZendeskDestroyedIsKeptIfItWasReadAndElseFlagged(
            @ForAll("histories") List<DeskStep> history, @ForAll boolean effortByUpdate) {
        try (DeskPlay desk = new DeskPlay(builder -> effortByUpdate ? builder.effortByUpdate() : builder)) {
            InMemoryLedger live = desk.emptyLedger();
            InMemoryLedger later = desk.emptyLedger();
            desk.play(readBeforeEveryLoss(history), live);
            desk.settle();

            desk.read(live);
            desk.read(later);

            assertThat(DeskPlay.counting(live).values())
                    .noneMatch(activity -> activity.attributes().containsKey("flag"));
            Map<String, Activity> known = new TreeMap<>(DeskPlay.counting(live));
            Map<String, Activity> flagged = new TreeMap<>();
            DeskPlay.counting(later).forEach((id, activity) -> {
                if (activity.attributes().containsKey("flag")) {
                    flagged.put(id, activity);
                }
            });
            Map<String, Activity> unflagged = new TreeMap<>(DeskPlay.counting(later));
            unflagged.keySet().removeAll(flagged.keySet());
            flagged.values()
                    .forEach(ticket -> known.values()
                            .removeIf(activity ->
                                    activity.id().object().equals(ticket.id().object())));
            assertThat(unflagged).isEqualTo(known);
            assertThat(flagged.values())
                    .allMatch(ticket -> ticket.quantityOf(Driver.TICKET) == 1)
                    .allMatch(ticket ->
                            "deleted_before_read".equals(ticket.attributes().get("flag")));
        }
    }

    @Property(tries = 40)
    void theUpdatesAndTheRestSumToTheTotalOfTheField(@ForAll("histories") List<DeskStep> history) {
        List<DeskStep> undeleted = without(DeskStep.Move.DELETE, history);
        try (DeskPlay desk = new DeskPlay(UnaryOperator.identity());
                DeskPlay updates = new DeskPlay(ZendeskSettings.Builder::effortByUpdate)) {
            InMemoryLedger whole = desk.emptyLedger();
            InMemoryLedger parts = updates.emptyLedger();
            desk.play(undeleted, whole);
            updates.play(undeleted, parts);
            desk.settle();
            updates.settle();

            desk.read(whole);
            updates.read(parts);

            assertThat(secondsByTicket(parts)).isEqualTo(secondsByTicket(whole));
            assertThat(DeskPlay.counting(parts).values())
                    .allMatch(activity -> activity.quantityOf(Driver.AGENT_SECOND) >= 0);
        }
    }

    @Provide
    Arbitrary<List<DeskStep>> histories() {
        return DeskStep.histories();
    }

    private static Map<String, Long> secondsByTicket(InMemoryLedger ledger) {
        Map<String, Long> seconds = new TreeMap<>();
        DeskPlay.counting(ledger)
                .values()
                .forEach(activity ->
                        seconds.merge(activity.id().object(), activity.quantityOf(Driver.AGENT_SECOND), Long::sum));
        return seconds;
    }

    private static List<DeskStep> without(DeskStep.Move move, List<DeskStep> history) {
        return history.stream().filter(step -> step.move() != move).toList();
    }

    /** With a poll a good minute after whatever happened before a ticket is deleted or scrubbed. */
    private static List<DeskStep> readBeforeEveryLoss(List<DeskStep> history) {
        List<DeskStep> read = new ArrayList<>();
        for (DeskStep step : history) {
            if (step.move() == DeskStep.Move.DELETE || step.move() == DeskStep.Move.SCRUB) {
                read.add(new DeskStep(100, DeskStep.Move.POLL, 0, 0));
            }
            read.add(step);
        }
        return read;
    }
}
