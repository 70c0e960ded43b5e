package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.SubscriptionPayloads.coupon;
import static com.econlytics.stripe.SubscriptionPayloads.discount;
import static com.econlytics.stripe.SubscriptionPayloads.event;
import static com.econlytics.stripe.SubscriptionPayloads.item;
import static com.econlytics.stripe.SubscriptionPayloads.price;
import static com.econlytics.stripe.SubscriptionPayloads.subscription;
import static com.econlytics.stripe.SubscriptionPayloads.tiered;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Fact;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeSubscriptionsTest {
    private static final Instant LATER = Instant.parse("2026-03-20T15:00:00Z");
    private static final long DAY = Instant.parse("2026-03-20T00:00:00Z").getEpochSecond();
    private static final long DAYS_END = DAY + 86_400;

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, LATER);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void pull() {
        books.pull(new StripeSubscriptions(TEST_ACCOUNT, books.api, books.clock));
    }

    private void keep(long unitAmount) {
        stripe.put(subscription("sub_1", item("si_1", price("price_1", String.valueOf(unitAmount)), 1)));
    }

    /** Each state as its ordinal, revision and amount. */
    private List<String> states() {
        return books.facts().stream()
                .map(fact -> fact.id().ordinal() + " " + fact.revision() + " "
                        + fact.attributes().get("unit_amount"))
                .sorted()
                .toList();
    }

    @Test
    void aLookStatesThePresentSinceItsDayAndTheTimeBeforeWithIt() {
        keep(2000);

        pull();

        assertThat(states()).containsExactly(" -" + DAYS_END + " 20", DAY + " 1 20");
        assertThat(books.facts()).extracting(Fact::occurredAt).contains(CREATED, Instant.ofEpochSecond(DAY));
    }

    @Test
    void anItemOfTheDayOfTheLookHasOneState() {
        books.clock.set(CREATED.plusSeconds(60));
        keep(2000);

        pull();

        assertThat(states()).containsExactly(" -" + (CREATED.getEpochSecond() / 86_400 + 1) * 86_400 + " 20");
    }

    @Test
    void theEarliestSightCountsForTheTimeBefore() {
        keep(2000);
        pull();
        books.clock.advance(Duration.ofDays(10));
        keep(3000);
        pull();

        assertThat(books.documents().get(0)).contains("recurring USD 20.00");
        assertThat(books.documents().get(2)).contains("recurring USD 30.00");
    }

    @Test
    void theEventOfTheCreationOutranksEveryLook() {
        keep(3000);
        pull();
        books.deliver(event("created", CREATED, subscription("sub_1", item("si_1", price("price_1", "2000"), 1))));
        books.work();

        assertThat(books.documents().get(0)).contains("recurring USD 20.00");
        assertThat(books.documents().get(1)).contains("recurring USD 30.00");
    }

    @Test
    void endedSubscriptionsAreListedToo() {
        stripe.put(subscription("sub_1", item("si_1", price("price_1", "2000"), 1))
                .put("status", "canceled")
                .put("ended_at", CREATED.getEpochSecond() + 3600));

        pull();

        assertThat(books.documents().get(0))
                .contains("ended=2026-03-05T11:00:00Z")
                .contains("status=canceled");
    }

    @Test
    void eachPriceAndCouponIsAskedForOnceAPage() {
        stripe.put(tiered(price("price_1", "1"), "volume"));
        stripe.put(coupon("half", "forever").put("percent_off", 50));
        for (int i = 1; i <= 20; i++) {
            stripe.put(discount("di_" + i, "half"));
            ObjectNode shown = tiered(price("price_1", "1"), "volume");
            shown.remove("tiers");
            ObjectNode each = subscription("sub_" + i, item("si_" + i, shown, 1));
            each.withArray("discounts").add("di_" + i);
            stripe.put(each);
        }

        pull();

        assertThat(books.documents()).hasSize(40).allMatch(text -> text.contains("discount1_percent=50"));
        assertThat(stripe.requestCount()).isEqualTo(3);
    }

    @Test
    void oneThatCannotBeReadIsKeptAsideAndTheOthersAreRead() {
        keep(2000);
        stripe.put(
                subscription("sub_2", item("si_2", price("price_2", "2000"), 1)).put("status", "asleep"));

        pull();

        assertThat(books.documents()).hasSize(2).allMatch(text -> text.startsWith("si_1 "));
    }

    @Test
    @Scenario("B32")
    void aSubscriptionWithoutACustomerIsNobodys() {
        stripe.put(
                subscription("sub_1", item("si_1", price("price_1", "2000"), 1)).putNull("customer"));

        pull();

        assertThat(books.facts()).allMatch(fact -> fact.party().toString().equals("unknown"));
    }
}
