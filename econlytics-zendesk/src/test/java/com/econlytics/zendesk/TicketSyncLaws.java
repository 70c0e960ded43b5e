package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.GENERATED;
import static com.econlytics.zendesk.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.fact.Driver;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TicketSyncLaws {
    @Property(tries = 30)
    @Scenario("C57")
    void aRunCutAtAnyPageGoesOnWithoutLoss(
            @ForAll @IntRange(max = 12) int pagesBeforeTheCut, @ForAll @IntRange(min = 1, max = 5) int pageSize) {
        try (TicketRuns runs = elevenTickets()) {
            Connector whole = runs.tickets(pageSize);

            SourceException cut = catchThrowableOfType(
                    SourceException.class, () -> runs.run(new CutConnector(whole, pagesBeforeTheCut)));
            runs.run(whole);

            boolean reachedTheEnd = pagesBeforeTheCut * pageSize >= 11;
            assertThat(cut == null).isEqualTo(reachedTheEnd);
            assertThat(runs.statements()).hasSize(11).doesNotHaveDuplicates();
            assertThat(runs.support(Driver.TICKET.code())).isEqualTo(11);
        }
    }

    @Property(tries = 15)
    void faultsOnTheWayChangeNothing(@ForAll @IntRange(min = 2, max = 6) int every, @ForAll long seed) {
        FaultResponse[] passing = {
            FaultResponse.tooManyRequests(3), FaultResponse.unavailable(1), FaultResponse.of(500), FaultResponse.of(409)
        };

        requireWholeRun(FaultPlan.every(every, seed, passing));
    }

    @Property(tries = 7)
    void cursorsRejectedOnTheWayLoseAndDoubleNothing(@ForAll @IntRange(min = 6, max = 12) int every) {
        requireWholeRun(FaultPlan.every(every, 0, FaultResponse.of(422)));
    }

    private static void requireWholeRun(FaultPlan faults) {
        try (TicketRuns runs = elevenTickets()) {
            runs.zendesk().failBy(faults);

            runs.inPagesOf(2);

            assertThat(runs.statements()).hasSize(11).doesNotHaveDuplicates();
            assertThat(runs.support(Driver.TICKET.code())).isEqualTo(11);
        }
    }

    private static TicketRuns elevenTickets() {
        TicketRuns runs = new TicketRuns();
        for (int id = 1; id <= 11; id++) {
            runs.zendesk().put(ticket(id).put("generated_timestamp", GENERATED + 3000L * (id / 3)));
        }
        return runs;
    }

    /** Fails instead of reading more than some pages. */
    private static final class CutConnector implements Connector {
        private final Connector whole;
        private int left;

        CutConnector(Connector whole, int pages) {
            this.whole = whole;
            this.left = pages;
        }

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Page pull(Cursor cursor) {
            left--;
            if (left < 0) {
                throw new SourceException("cut on purpose", 0, "", SourceException.Retry.MAY_HELP);
            }
            return whole.pull(cursor);
        }
    }
}
