package com.econlytics.stripe;

import static com.econlytics.stripe.Documents.CREATED_SECONDS;
import static com.econlytics.stripe.Documents.payout;
import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.PayoutArrival;
import com.econlytics.reconciliation.PayoutItem;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayoutEventsTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String type, ObjectNode payout) {
        stripe.put(payout);
        books.deliver(event("evt_" + type + books.dispositions().size(), type, payout));
        books.work();
    }

    private void putMembers() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2_900, 114));
        stripe.put(transaction("txn_2", "fee", "", -86, 0));
        stripe.put(transaction("txn_of_po_1", "payout", "po_1", -2_700, 0));
        stripe.paidOut("po_1", List.of("txn_1", "txn_2", "txn_of_po_1"));
    }

    @Test
    void aPayoutStatesWhatItPaidOutAndWhenItArrives() {
        putMembers();
        deliver("payout.paid", payout("po_1", 2_700, "paid"));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .containsExactly(
                        "po_1 payout_arrival settled USD 27.00 arrived_at=2026-03-07T10:00:00Z status=paid",
                        "txn_1 payout_item settled USD 27.86 payout=po_1",
                        "txn_2 payout_item settled USD -0.86 payout=po_1");
        assertThat(books.sums()).isEqualTo(java.util.Map.of("stated.settled USD", 5_400L, "stated.total USD", -5_400L));
    }

    @Test
    void oneThatSeemedPaidAndFailedHasFailedInAnyOrder() {
        putMembers();
        deliver("payout.failed", payout("po_1", 2_700, "failed"));
        deliver("payout.paid", payout("po_1", 2_700, "paid"));
        deliver("payout.updated", payout("po_1", 2_700, "in_transit").put("arrival_date", CREATED_SECONDS + 9));
        deliver("payout.updated", payout("po_1", 2_700, "in_transit"));

        assertThat(books.documents())
                .contains("po_1 payout_arrival settled USD 27.00 arrived_at=2026-03-07T10:00:00Z status=failed");
        assertThat(books.dispositions()).allMatch("APPLIED"::equals);
    }

    @Test
    void anArrivalThatIsPutOffIsANewerStatement() {
        ObjectNode payout = payout("po_1", 2_700, "in_transit").put("automatic", false);
        deliver("payout.created", payout);
        deliver("payout.updated", payout.deepCopy().put("arrival_date", CREATED_SECONDS + 259_200));

        assertThat(books.documents())
                .containsExactly(
                        "po_1 payout_arrival settled USD 27.00 arrived_at=2026-03-08T10:00:00Z status=in_transit");
        assertThat(books.sums()).containsEntry("stated.settled USD", 2_700L);
    }

    @Test
    void aPayoutByHandHasNoMembersThatStripeCouldTell() {
        deliver("payout.created", payout("po_1", 2_700, "pending").put("automatic", false));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents()).hasSize(1);
    }

    @Test
    void onesMembersThatStripeIsNotDoneWithWait() {
        putMembers();
        deliver("payout.created", payout("po_1", 2_700, "in_transit").put("reconciliation_status", "in_progress"));
        deliver("payout.created", payout("po_1", 2_701, "in_transit"));

        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED po_1", "PENDING NOT_SETTLED po_1");
        assertThat(books.documents()).hasSize(3);
    }

    @Test
    void payoutsArePulledTheSameWay() {
        putMembers();
        deliver("payout.paid", payout("po_1", 2_700, "paid"));
        StripePayouts connector = new StripePayouts(TEST_ACCOUNT, books.api, books.clock);

        assertThat(books.pull(connector))
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void bothDocumentsCanBeReadFromTheirPostings() {
        Instant at = NOW.plusSeconds(1);
        PayoutItem item = new PayoutItem(ACCOUNT, "po_1", "txn_1", at, Money.parse("USD -0.86"));
        PayoutArrival arrival = new PayoutArrival(ACCOUNT, "po_1", 7, at, Money.parse("USD 27.00"), "paid");
        Posting other = Posting.settled(
                item.id(), at, item.posting().party(), item.posting().legs());

        assertThat(PayoutItem.read(item.posting())).contains(item);
        assertThat(PayoutArrival.read(arrival.posting())).contains(arrival);
        assertThat(PayoutItem.read(arrival.posting())).isEmpty();
        assertThat(PayoutArrival.read(item.posting())).isEmpty();
        assertThat(PayoutItem.read(other)).isEmpty();
    }

    @Test
    void theBalanceIsWhatIsAvailableAndPendingByCurrency() {
        ObjectNode balance =
                JsonNodeFactory.instance.objectNode().put("object", "balance").put("livemode", false);
        balance.putArray("available").addObject().put("amount", 10_000).put("currency", "eur");
        balance.withArray("available").addObject().put("amount", 300).put("currency", "isk");
        balance.putArray("pending").addObject().put("amount", -2_000).put("currency", "eur");
        balance.putArray("connect_reserved").addObject().put("amount", 5).put("currency", "eur");
        stripe.balance(balance);

        assertThat(new StripeBalance(TEST_ACCOUNT, books.api).read().values())
                .containsExactly(Money.parse("EUR 80.00"), Money.parse("ISK 3"));
    }

    @Test
    void somethingElseThanABalanceIsNoBalanceOfNothing() {
        stripe.balance(JsonNodeFactory.instance.objectNode().put("livemode", false));

        assertThatThrownBy(() -> new StripeBalance(TEST_ACCOUNT, books.api).read())
                .isInstanceOf(SourceException.class)
                .hasMessage("Stripe: GET /v1/balance was answered with something else than a balance ($.available);"
                        + " check the key and what is between this host and Stripe");
    }
}
