package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Subscriptions that Stripe really answered with, and events of old versions of the API.
 */
@Scenario("A22")
class RecordedSubscriptionsTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, Instant.parse("2026-11-01T00:00:00Z"));

    @BeforeEach
    void recordingsAreAtHand() {
        StripeRecordings.assumeAtHand();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String file) throws IOException {
        ObjectNode event = (ObjectNode) StripeRecordings.read("events/" + file);
        books.deliver(event.put("id", "evt_" + file.replaceAll("[^a-z]", "")));
        books.work();
    }

    @Test
    void aRecordedSubscriptionIsListed() throws IOException {
        StripeRecordings.read("recorded/test_stripe_can_retrieve_subscription.json")
                .path("interactions")
                .forEach(interaction -> {
                    JsonNode body = interaction.path("body");
                    if (body.path("object").asText().equals("subscription")) {
                        stripe.put((ObjectNode) body);
                    }
                });

        books.pull(new StripeSubscriptions(Payloads.TEST_ACCOUNT, books.api, books.clock));

        assertThat(books.documents()).hasSize(2);
        assertThat(books.documents().get(0))
                .isEqualTo("si_OUdxnNkX8yJsHF subscription_item recurring USD 25.00 interval=month"
                        + " items=si_OUdxnNkX8yJsHF period_end=2023-09-21T20:26:00Z period_start=2023-08-21T20:26:00Z"
                        + " price=small-monthly product=prod_EYTX7RYhRjcwKD quantity=1 start=2023-08-21T20:26:00Z"
                        + " status=active subscription=sub_1NheflKXBGcbgpbZgIrXIQJB tax=exclusive unit_amount=25");
    }

    @Test
    void anUpdateOfAnOldVersionTellsItsStateAndTheOneBefore() throws IOException {
        deliver("mock-customer.subscription.updated.json");

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents()).hasSize(2);
        assertThat(books.documents().get(1))
                .isEqualTo(
                        "si_00000000000000 subscription_item recurring USD 15.00 interval=month items=si_00000000000000"
                                + " period_end=2022-04-26T18:41:45Z period_start=2022-03-26T18:41:45Z"
                                + " price=price_000000000000000000000000 product=prod_00000000000000 quantity=1"
                                + " start=2022-03-26T18:41:45Z status=active subscription=sub_000000000000000000000000"
                                + " unit_amount=15");
    }

    @Test
    void aFreeSubscriptionCostsNothing() throws IOException {
        deliver("sync-subscription_updated.json");

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents()).hasSize(2).allMatch(text -> text.contains(" recurring USD 0.00 "));
    }

    @Test
    void creationsAndEndsOfOldVersionsAreRead() throws IOException {
        deliver("mock-customer.subscription.created.json");
        deliver("mock-customer.subscription.deleted.json");
        deliver("sync-subscription_created.json");
        deliver("sync-subscription_deleted.json");

        assertThat(books.dispositions()).allMatch(where -> where.matches("APPLIED"));
    }

    @Test
    void theComingEndOfATrialStatesNothing() throws IOException {
        deliver("mock-customer.subscription.trial_will_end.json");

        assertThat(books.dispositions()).allMatch(where -> where.startsWith("IGNORED NOTHING_STATED "));
    }

    @Test
    void aDiscountOfACustomerIsOnNoSubscription() throws IOException {
        deliver("mock-customer.discount.created.json");

        assertThat(books.dispositions()).containsExactly("IGNORED NOTHING_STATED discount");
    }
}
