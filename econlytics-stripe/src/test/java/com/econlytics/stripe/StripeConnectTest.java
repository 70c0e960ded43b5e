package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.Intake;
import com.econlytics.fact.Fact;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeConnectTest {
    private static final StripeAccount SELLER =
            new StripeAccount(SourceAccount.of("stripe", "acct_2"), StripeAccount.Mode.TEST);

    private final FakeStripe platformsStripe = FakeStripe.start("rk_test_platform");
    private final FakeStripe sellersStripe = FakeStripe.start("rk_test_seller");
    private final Books books = new Books(platformsStripe, NOW);
    private final StripeEvents platform = new StripeEvents(TEST_ACCOUNT, books.api);
    private final StripeEvents seller = new StripeEvents(SELLER, new Books(sellersStripe, NOW).api);

    @AfterEach
    void close() {
        platformsStripe.close();
        sellersStripe.close();
    }

    @Scenario({"A23", "K9"})
    @Test
    void anEventIsReadAsOneOfTheAccountThatItNames() {
        deliver(platformsStripe, "ch_1", "");
        deliver(sellersStripe, "ch_2", "acct_2");

        work(platform, seller);

        assertThat(books.facts())
                .extracting(Fact::id)
                .extracting(id -> id.account() + " " + id.object())
                .containsExactlyInAnyOrder("stripe/acct_1 ch_1", "stripe/acct_2 ch_2");
        assertThat(sellersStripe.requests()).noneMatch(request -> request.contains("ch_1"));
    }

    @Test
    void theContextOfNewerEventsNamesTheAccountLast() {
        ObjectNode event = happened(sellersStripe, "ch_2").put("context", "org_7/acct_2");
        books.deliver(event);

        work(platform, seller);

        assertThat(books.facts()).extracting(fact -> fact.id().account()).containsExactly(SELLER.account());
    }

    @Scenario("A23")
    @Test
    void anEventOfAnAccountThatIsNoneOfOursIsPutAsideAndReplayedOnceItIs() {
        deliver(sellersStripe, "ch_2", "acct_2");
        work(platform);
        assertThat(books.dispositions()).containsExactly("QUARANTINED UNKNOWN_ACCOUNT acct_2");

        assertThat(books.ledger.inbox().replay(Reason.UNKNOWN_ACCOUNT, NOW)).isEqualTo(1);
        work(platform, seller);

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.sums()).containsEntry("receipts USD", 2900L);
    }

    @Test
    void anEventThatStripeListedForAnAccountIsOneOfThatAccount() {
        happened(sellersStripe, "ch_2");
        new StripeEventSweep(SELLER, new Books(sellersStripe, NOW).api, books.ledger.inbox(), books.clock, 3)
                .deliveredTo(ACCOUNT)
                .runOnce();

        work(platform, seller);

        assertThat(books.facts()).extracting(fact -> fact.id().account()).containsExactly(SELLER.account());
    }

    @Test
    void anAccountIsConnectedOnce() {
        assertThatThrownBy(() -> new StripeConnect(List.of(platform, platform)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the account acct_1 is connected twice; name each one once");
    }

    private void deliver(FakeStripe stripe, String chargeId, String account) {
        ObjectNode event = happened(stripe, chargeId);
        books.deliver(account.isEmpty() ? event : event.put("account", account));
    }

    private static ObjectNode happened(FakeStripe stripe, String chargeId) {
        ObjectNode charge = charge(chargeId, 2900, "txn_" + chargeId);
        ObjectNode event = event("evt_" + chargeId, "charge.updated", charge);
        stripe.put(charge)
                .put(transaction("txn_" + chargeId, "charge", chargeId, 2900, 114))
                .put(event);
        return event;
    }

    private void work(StripeEvents... accounts) {
        Intake intake =
                new Intake(books.ledger.inbox(), new StripeConnect(List.of(accounts)), books.ledger, books.clock, 50);
        assertThat(intake.runOnce()).isPositive();
    }
}
