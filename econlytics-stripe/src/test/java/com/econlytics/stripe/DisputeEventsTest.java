package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.dispute;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisputeEventsTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    private final ObjectNode withdrawn = transaction("txn_2", "dispute", "dp_1", -1000, 1500);
    private final ObjectNode reinstated = transaction("txn_3", "dispute_reversal", "dp_1", 1000, -1500);

    @Test
    void thatIsAnInquiryMovesNoMoney() {
        stripe.put(dispute("dp_1", "ch_1", "warning_needs_response"));
        deliver("evt_1", "charge.dispute.created", dispute("dp_1", "ch_1", "warning_needs_response"));

        assertThat(books.dispositions()).containsExactly("IGNORED NO_MONEY_MOVED dp_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charge.dispute.created",
                "charge.dispute.updated",
                "charge.dispute.funds_withdrawn",
                "charge.dispute.funds_reinstated",
                "charge.dispute.closed"
            })
    @Scenario("B31")
    void thatIsAnInquiryMovesNoMoneyWhateverTheEventIsCalled(String type) {
        stripe.put(dispute("dp_1", "ch_1", "warning_closed"));
        deliver("evt_1", type, dispute("dp_1", "ch_1", "warning_under_review"));

        assertThat(books.dispositions()).containsExactly("IGNORED NO_MONEY_MOVED dp_1");
        assertThat(books.sums()).isEmpty();
    }

    @Test
    void thatEndedWithoutMoneyMovedNone() {
        stripe.put(dispute("dp_1", "ch_1", "won"));
        deliver("evt_1", "charge.dispute.closed", dispute("dp_1", "ch_1", "won"));
        deliver("evt_2", "charge.dispute.funds_reinstated", dispute("dp_1", "ch_1", "won"));

        assertThat(books.dispositions()).containsExactly("IGNORED NO_MONEY_MOVED dp_1", "PENDING NOT_SETTLED dp_1");
    }

    @Test
    void whoseMoneyWasMovedAsAnEventShowsWaitsForItThoughTheAnswerIsOlder() {
        stripe.put(dispute("dp_1", "ch_1", "warning_closed"));
        deliver("evt_1", "charge.dispute.funds_withdrawn", dispute("dp_1", "ch_1", "needs_response"));
        deliver("evt_2", "charge.dispute.funds_reinstated", dispute("dp_2", "ch_1", "warning_closed"));

        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED dp_1", "PENDING SOURCE_NOT_FOUND dp_2");
    }

    @Test
    void thatStripeDoesNotShowIsNotTakenForAnInquiry() {
        deliver("evt_1", "charge.dispute.created", dispute("dp_1", "ch_1", "warning_needs_response"));

        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND dp_1");
    }

    @Test
    void thatIsLostIsTheAmountAndTheFee() {
        stripe.put(dispute("dp_1", "ch_1", "lost", withdrawn));
        deliver("evt_1", "charge.dispute.funds_withdrawn", dispute("dp_1", "ch_1", "needs_response", withdrawn));
        deliver("evt_2", "charge.dispute.closed", dispute("dp_1", "ch_1", "lost", withdrawn));

        assertThat(books.sums()).isEqualTo(Map.of("disputes USD", -1000L, "dispute_fees USD", -1500L));
    }

    @Test
    @Scenario("B31")
    void thatIsWonIsNothingInTheEnd() {
        stripe.put(dispute("dp_1", "ch_1", "won", withdrawn, reinstated));
        deliver("evt_1", "charge.dispute.funds_withdrawn", dispute("dp_1", "ch_1", "needs_response", withdrawn));

        assertThat(books.sums()).isEmpty();
        assertThat(books.facts()).hasSize(2);
    }

    @Test
    void thatStripeDoesNotShowAnyMoreIsWhatTheEventShows() {
        deliver("evt_1", "charge.dispute.funds_withdrawn", dispute("dp_1", "ch_1", "needs_response", withdrawn));

        assertThat(books.sums()).isEqualTo(Map.of("disputes USD", -1000L, "dispute_fees USD", -1500L));
        assertThat(books.dispositions()).containsExactly("APPLIED");
    }

    @Test
    void withoutMoneyYetWaits() {
        deliver("evt_1", "charge.dispute.created", dispute("dp_1", "ch_1", "needs_response"));
        stripe.put(dispute("dp_2", "ch_1", "needs_response"));
        deliver("evt_2", "charge.dispute.created", dispute("dp_2", "ch_1", "needs_response"));

        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND dp_1", "PENDING NOT_SETTLED dp_2");
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }
}
