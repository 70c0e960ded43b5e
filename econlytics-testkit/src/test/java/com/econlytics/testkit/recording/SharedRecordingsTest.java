package com.econlytics.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Traffic that was recorded by others. It is not part of the project: where it is not at hand, the tests say so and are left out.
 * The system property {@code econlytics.shared} names its folder.
 */
class SharedRecordingsTest {
    private static final Path SHARED = Path.of(System.getProperty("econlytics.shared", "../../shared/data"));

    @BeforeEach
    void recordingsAreAtHand() {
        assumeTrue(
                Files.isDirectory(SHARED),
                "the recordings are not at hand; name their folder as -Deconlytics.shared=...");
    }

    @Test
    void whateverStripeSaidIsServedOrReported() {
        try (FakeStripe stripe = FakeStripe.replaying(Recording.read(SHARED.resolve("stripe")))) {
            Client client = new Client(stripe.baseUrl(), stripe.apiKey());
            assertThat(stripe.replayed().served())
                    .containsKeys("balance_transaction", "charge", "customer", "dispute", "event", "invoice", "refund");
            assertThat(stripe.deliveries())
                    .hasSize(stripe.replayed().served().get("event").intValue());
            assertThat(client.read("/v1/balance_transactions?limit=100").path("data"))
                    .hasSize(stripe.replayed()
                            .served()
                            .get("balance_transaction")
                            .intValue());
        }
    }

    @Test
    void theCapturedAuthorisationHasItsFee() {
        Path cassette = SHARED.resolve("stripe/recorded/test_stripe_can_capture_an_authorized_charge.json");
        try (FakeStripe stripe = FakeStripe.replaying(Recording.read(cassette))) {
            Client client = new Client(stripe.baseUrl(), stripe.apiKey());
            JsonNode movement = client.read("/v1/balance_transactions").at("/data/0");
            assertThat(movement.path("amount").asInt()).isEqualTo(2_900);
            assertThat(movement.path("fee").asInt()).isEqualTo(114);
        }
    }

    @Test
    void everyTicketIsInTheExportInOrder() {
        SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
        Recording recording = Recording.read(SHARED.resolve("zendesk"));
        try (FakeZendesk zendesk = FakeZendesk.replaying(recording, clock, "token")) {
            JsonNode page = new Client(zendesk.baseUrl(), "token")
                    .read("/api/v2/incremental/tickets/cursor.json?start_time=0&include=users");
            assertThat(page.path("tickets"))
                    .hasSize(zendesk.replayed().served().get("tickets").intValue())
                    .extracting(ticket -> ticket.path("generated_timestamp").asLong())
                    .isSorted();
            assertThat(zendesk.replayed().unserved()).isEmpty();
        }
    }
}
