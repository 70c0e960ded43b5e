package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.econlytics.inbox.Disposition;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Traffic that was really recorded, replayed through the fake into a ledger. The recordings are not part of the project: where they
 * are not at hand, the tests say so and are left out. The system property {@code econlytics.recordings} names their folder.
 */
class ReplayedRecordingsTest {
    private static final Path RECORDINGS =
            Path.of(System.getProperty("econlytics.recordings", "../../shared/data/stripe"));
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @BeforeEach
    void recordingsAreAtHand() {
        assumeTrue(
                Files.isDirectory(RECORDINGS),
                "the recordings are not at hand; name their folder as -Deconlytics.recordings=...");
    }

    @Test
    void anAuthorisationThatIsCapturedIsItsMoneyAndItsFee() {
        assertThat(sums("recorded/test_stripe_can_capture_an_authorized_charge.json"))
                .isEqualTo(Map.of("receipts USD", 2_900L, "processing_fees USD", -114L));
    }

    @Test
    void nineteenAtHalfPriceIsNineFifty() {
        assertThat(sums("recorded/test_sync_stripe_invoice_discounts_and_coupons.json"))
                .isEqualTo(Map.of("receipts USD", 950L, "processing_fees USD", -58L));
    }

    @Test
    @Scenario("K1")
    void aChargeWhoseFeeWasNeverRecordedIsPendingAndNotFree() {
        Recording cassette = read("recorded/test_stripe_can_create_a_charge.json");
        try (FakeStripe stripe = FakeStripe.replaying(cassette)) {
            Books books = new Books(stripe, NOW);
            String charge = cassette.documents()
                    .get(0)
                    .findValue("latest_charge")
                    .path("id")
                    .asText();
            books.deliver(stripe.delivery("evt_1", "charge.succeeded", NOW, charge));
            books.work();
            assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2_900L));
            assertThat(books.dispositions()).containsExactly("PENDING FEE_UNKNOWN " + charge);
        }
    }

    @Test
    void everythingAtOnceEndsInMoneyThatTiesAndEveryEventHasADisposition() {
        try (FakeStripe stripe = FakeStripe.replaying(read(""))) {
            Books books = new Books(stripe, NOW);
            books.backfill();
            SortedMap<String, Long> history = books.sums();
            for (StripeDelivery delivery : stripe.deliveries()) {
                books.deliver(delivery);
            }
            books.work();
            books.workAfter(Duration.ofHours(7));

            assertThat(history)
                    .isEqualTo(Map.of(
                            "receipts USD", 3_850L,
                            "processing_fees USD", -172L,
                            "disputes USD", -25_000L,
                            "dispute_fees USD", -1_500L));
            assertThat(books.sums()).containsAllEntriesOf(history);
            assertThat(books.ledger.inbox().entries(0, 10_000))
                    .extracting(entry -> entry.disposition().status())
                    .doesNotContain(Disposition.Status.RECEIVED);
        }
    }

    private static SortedMap<String, Long> sums(String file) {
        try (FakeStripe stripe = FakeStripe.replaying(read(file))) {
            Books books = new Books(stripe, NOW);
            books.backfill();
            return books.sums();
        }
    }

    private static Recording read(String place) {
        return Recording.read(RECORDINGS.resolve(place));
    }
}
