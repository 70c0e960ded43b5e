package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.tagged;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.Records.trackedTicket;
import static com.econlytics.zendesk.Records.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSyncTest {
    private static final long ASKED = 6130907993114L;

    private final TicketRuns runs = new TicketRuns();
    private final FakeZendesk zendesk = runs.zendesk();

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void everyTicketIsAFactOnceHoweverOftenItIsPolled() {
        for (int id = 1; id <= 7; id++) {
            zendesk.put(ticket(id));
        }

        runs.inPagesOf(3);
        runs.inPagesOf(3);

        assertThat(runs.statements()).hasSize(7).doesNotHaveDuplicates();
        assertThat(runs.support(Driver.TICKET.code())).isEqualTo(7);
    }

    @Test
    void aChangeThatOnlyTheSystemMadeIsPickedUp() {
        zendesk.put(trackedTicket(1, "60"));
        runs.inPagesOf(100);
        zendesk.put(trackedTicket(1, "120").put("generated_timestamp", Records.GENERATED + 3600));

        runs.inPagesOf(100);

        assertThat(runs.support("USD")).isEqualTo(-200);
        assertThat(runs.support(Driver.AGENT_SECOND.code())).isEqualTo(120);
    }

    @Test
    void aReopenedTicketIsRestatedAndNotCountedTwice() {
        zendesk.put(trackedTicket(1, "60").put("status", "solved"));
        zendesk.put(trackedTicket(1, "60").put("status", "open").put("generated_timestamp", Records.GENERATED + 1));
        zendesk.put(trackedTicket(1, "90").put("status", "solved").put("generated_timestamp", Records.GENERATED + 2));

        runs.inPagesOf(1);

        assertThat(runs.statements()).hasSize(3);
        assertThat(runs.support(Driver.TICKET.code())).isEqualTo(1);
        assertThat(runs.support("USD")).isEqualTo(-150);
    }

    @Test
    void aDeletedTicketStaysACost() {
        zendesk.put(ticket(1));
        runs.inPagesOf(100);
        zendesk.put(ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60));

        runs.inPagesOf(100);

        assertThat(runs.support("USD")).isEqualTo(-500);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTicketThatIsEmptiedAfterItsDeletionCostsWhatItCost(boolean emptiedFirst) {
        ObjectNode worked = trackedTicket(1, "120");
        ObjectNode deleted =
                trackedTicket(1, "120").put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60);
        ObjectNode emptied = ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 120);
        inThisOrder(emptiedFirst, worked, deleted, emptied);

        assertThat(runs.support("USD")).isEqualTo(-200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMergedTicketDoesNotBecomeACostByItsDeletion(boolean deletedFirst) {
        ObjectNode deleted = ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60);
        inThisOrder(deletedFirst, tagged(1, "closed_by_merge"), deleted);

        assertThat(runs.support("USD")).isZero();
    }

    @Test
    void aTicketThatWasFirstSeenWhenItWasDeletedIsCounted() {
        zendesk.put(trackedTicket(1, "120").put("status", "deleted"));
        zendesk.put(ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60));

        runs.inPagesOf(1);

        assertThat(runs.support("USD")).isEqualTo(-200);
    }

    @Test
    void aTicketThatIsRestoredCountsAsItIsThen() {
        zendesk.put(trackedTicket(1, "60"));
        zendesk.put(ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60));
        zendesk.put(trackedTicket(1, "180").put("generated_timestamp", Records.GENERATED + 120));

        runs.inPagesOf(1);

        assertThat(runs.support("USD")).isEqualTo(-300);
    }

    /** The stream of Zendesk is in order of time, so another order takes runs that see one state each. */
    private void inThisOrder(boolean backwards, ObjectNode... states) {
        List<ObjectNode> order = new ArrayList<>(List.of(states));
        if (backwards) {
            Collections.reverse(order);
        }
        for (ObjectNode state : order) {
            try (FakeZendesk one = FakeZendesk.start(runs.clock(), "t0ken")) {
                one.put(state);
                runs.from(one);
            }
        }
    }

    @Test
    void aTicketMergedLaterCostsNothing() {
        zendesk.put(ticket(1));
        runs.inPagesOf(100);
        zendesk.put(tagged(1, "closed_by_merge").put("generated_timestamp", Records.GENERATED + 60));

        runs.inPagesOf(100);

        assertThat(runs.support("USD")).isZero();
        assertThat(runs.balance(ChartOfAccounts.MERGED_TICKETS, Driver.TICKET.code(), CustomerId.UNATTRIBUTED))
                .isEqualTo(1);
    }

    @Test
    void anAgentsOwnTicketIsShared() {
        zendesk.putUser(user(ASKED).put("role", "agent"));
        zendesk.put(ticket(1));

        runs.inPagesOf(100);

        assertThat(runs.support("USD")).isZero();
        assertThat(runs.balance(ChartOfAccounts.SUPPORT, "USD", CustomerId.UNALLOCATED))
                .isEqualTo(-500);
    }

    @Test
    @Scenario({"C47", "C48"})
    void aRejectedCursorLosesAndDoublesNothing() {
        zendesk.put(ticket(1));
        zendesk.put(ticket(2).put("generated_timestamp", Records.GENERATED + 5));
        runs.inPagesOf(100);
        zendesk.put(ticket(3).put("generated_timestamp", Records.GENERATED + 7200));
        zendesk.failNext(1, FaultResponse.of(400));

        runs.inPagesOf(100);

        assertThat(runs.statements()).hasSize(3).doesNotHaveDuplicates();
        assertThat(zendesk.requests().get(2)).contains("start_time=" + (Records.GENERATED + 5 - 3600));
    }

    @Test
    void faultsOnTheWayChangeNothing() {
        for (int id = 1; id <= 9; id++) {
            zendesk.put(ticket(id));
        }
        zendesk.failNext(2, FaultResponse.tooManyRequests(3));
        zendesk.failNext(1, FaultResponse.of(500));

        runs.inPagesOf(2);

        assertThat(runs.support(Driver.TICKET.code())).isEqualTo(9);
    }

    @Test
    @Scenario("C52")
    void ticketsOfTheLastMinuteComeWithTheNextRun() {
        zendesk.put(ticket(1));
        zendesk.put(ticket(2).put("generated_timestamp", runs.clock().instant().getEpochSecond() - 10));
        runs.inPagesOf(100);
        assertThat(runs.statements()).hasSize(1);

        runs.clock().advance(Duration.ofMinutes(2));
        runs.inPagesOf(100);

        assertThat(runs.statements()).hasSize(2);
    }
}
