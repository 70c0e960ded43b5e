package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.SECRET;
import static com.econlytics.stripe.Payloads.bytes;
import static com.econlytics.stripe.Payloads.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.InMemoryInbox;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.stripe.StripeWebhook.Answer;
import com.econlytics.stripe.StripeWebhook.Outcome;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.stripe.StripeSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookTest {
    private static final byte[] EVENT = bytes("{\"id\":\"evt_1\",\"object\":\"event\"}");
    private static final String HEX = "0".repeat(64);

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final SettableClock clock = SettableClock.at(NOW);
    private final StripeWebhook webhook = new StripeWebhook(ACCOUNT, List.of(SECRET), inbox, clock);

    @Test
    void aSignedEventIsStoredByteForByteBeforeItIsAcknowledged() {
        byte[] body = bytes("{ \"id\" : \"evt_1\",\n\"text\":\"\\u0000 \u00e9\" }");

        Answer answer = webhook.receive(signature(body), body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.outcome()).isEqualTo(Outcome.STORED);
        assertThat(inbox.claim(1, NOW)).containsExactly(new Message(1, ACCOUNT, "evt_1", RawBody.of(body), NOW, 1));
    }

    @Scenario({"A1", "A16"})
    @Test
    void theSameDeliveryAgainChangesNothing() {
        webhook.receive(signature(EVENT), EVENT);

        assertThat(webhook.receive(signature(EVENT), EVENT).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(inbox.counts()).containsExactly(Map.entry("RECEIVED", 1L));
    }

    @Scenario("A4")
    @Test
    void otherBytesUnderAKnownIdAreKeptAsideAndTheFirstStay() {
        webhook.receive(signature(EVENT), EVENT);
        byte[] other = bytes("{\"id\":\"evt_1\",\"object\":\"charge\"}");

        Answer answer = webhook.receive(signature(other), other);

        assertThat(answer.outcome()).isEqualTo(Outcome.CONFLICTING);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(inbox.counts()).containsOnlyKeys("RECEIVED", "QUARANTINED PAYLOAD_MISMATCH");
    }

    @Nested
    class Header {
        @Scenario("A13")
        @Test
        void aMissingOneIsRefused() {
            assertThat(webhook.receive(null, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_HEADER));
        }

        @Scenario("A13")
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "t",
                    "v1",
                    "t=",
                    "v1=",
                    "t=abc,v1=" + "00",
                    "t,v1=00",
                    "v1=00",
                    "t=1700000000",
                    "t=12345678901234567890,v1=00",
                    "t=-1,v1=00",
                    "t=1e3,v1=00",
                    "t= 1700000000,v1=00",
                    "=,=",
                    ",",
                    "t=1700000000,",
                    "t=1700000000,v1=",
                    "t=1700000000,v0=00",
                    "t=\u0661,v1=00",
                })
        void ofAnotherFormIsRefused(String header) {
            assertThat(webhook.receive(header, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_HEADER));
        }

        @Test
        void withTwoTimestampsIsRefused() {
            String header = "t=1," + signature(EVENT);

            assertThat(webhook.receive(header, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_HEADER));
        }

        @Scenario("A13")
        @Test
        void withMoreSignaturesThanARotationNeedsIsRefused() {
            String header = signature(EVENT) + (",v1=" + HEX).repeat(16);

            assertThat(webhook.receive(header, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_HEADER));
        }

        @Scenario("A13")
        @Test
        void longerThanEightKibibytesIsRefused() {
            String header = signature(EVENT) + ",v0=" + "0".repeat(8 * 1024);

            assertThat(webhook.receive(header, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_HEADER));
        }

        @Test
        void mayNameSchemesThatWeDoNotKnow() {
            String header = signature(EVENT) + ",v0=" + HEX + ",v2=anything";

            assertThat(webhook.receive(header, EVENT).outcome()).isEqualTo(Outcome.STORED);
        }
    }

    @Nested
    class Signature {
        @Scenario("A14")
        @Test
        void ofAnotherSecretIsRefusedAndNothingIsStored() {
            String forged = StripeSignature.header(EVENT, "whsec_other", NOW);

            assertThat(webhook.receive(forged, EVENT)).isEqualTo(new Answer(Outcome.REFUSED_SIGNATURE));
            assertThat(inbox.entries(0, 10_000)).isEmpty();
        }

        @Scenario("A20")
        @Test
        void ofABodyThatWasFormattedAnewIsRefused() {
            byte[] formatted = bytes("{ \"id\": \"evt_1\", \"object\": \"event\" }");

            assertThat(webhook.receive(signature(EVENT), formatted)).isEqualTo(new Answer(Outcome.REFUSED_SIGNATURE));
        }

        @Scenario("A19")
        @Test
        void ofEitherSecretCountsWhileOneReplacesTheOther() {
            StripeWebhook rotating = new StripeWebhook(ACCOUNT, List.of("whsec_old", "whsec_new"), inbox, clock);
            byte[] second = bytes("{\"id\":\"evt_2\"}");

            assertThat(rotating.receive(StripeSignature.header(EVENT, "whsec_old", NOW), EVENT)
                            .outcome())
                    .isEqualTo(Outcome.STORED);
            assertThat(rotating.receive(StripeSignature.header(second, "whsec_new", NOW), second)
                            .outcome())
                    .isEqualTo(Outcome.STORED);
        }

        @Scenario("A19")
        @Test
        void ofTheOldSecretCountsUntilItsEnd() {
            SigningSecrets secrets = SigningSecrets.of(List.of("whsec_new")).withOld("whsec_old", NOW.plusSeconds(60));
            StripeWebhook rotating = new StripeWebhook(ACCOUNT, secrets, inbox, clock);
            String old = StripeSignature.header(EVENT, "whsec_old", NOW);

            assertThat(rotating.receive(old, EVENT).outcome()).isEqualTo(Outcome.STORED);
            clock.advance(Duration.ofSeconds(60));
            assertThat(rotating.receive(old, EVENT).outcome()).isEqualTo(Outcome.REFUSED_SIGNATURE);
            assertThat(rotating.receive(StripeSignature.header(EVENT, "whsec_new", NOW), EVENT)
                            .outcome())
                    .isEqualTo(Outcome.DUPLICATE);
            assertThat(secrets).hasToString("SigningSecrets[2, hidden]");
        }

        @Scenario("A19")
        @Test
        void mayBeOneOfSeveral() {
            String header = signature(EVENT).replace(",v1=", ",v1=" + HEX + ",v1=");

            assertThat(webhook.receive(header, EVENT).outcome()).isEqualTo(Outcome.STORED);
        }

        @Test
        void needsASecret() {
            assertThatThrownBy(() -> new StripeWebhook(ACCOUNT, List.of(), inbox, clock))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the endpoint has no signing secret, or a blank one;"
                            + " copy whsec_… from the endpoint's page in the dashboard");
        }
    }

    @Nested
    class Time {
        @ParameterizedTest
        @ValueSource(longs = {-300, -299, 0, 299, 300})
        void withinFiveMinutesOnEitherSideIsAccepted(long seconds) {
            assertThat(receivedAfter(seconds)).isEqualTo(Outcome.STORED);
        }

        @Scenario("A15")
        @ParameterizedTest
        @ValueSource(longs = {301, 86_400})
        void longAgoIsRefusedAsOld(long seconds) {
            assertThat(receivedAfter(seconds)).isEqualTo(Outcome.REFUSED_OLD);
            assertThat(inbox.entries(0, 10_000)).isEmpty();
        }

        @Scenario("A17")
        @ParameterizedTest
        @ValueSource(longs = {-31_536_000, -86_400, -301})
        void aheadIsRefusedAsAhead(long seconds) {
            assertThat(receivedAfter(seconds)).isEqualTo(Outcome.REFUSED_AHEAD);
            assertThat(inbox.entries(0, 10_000)).isEmpty();
        }

        @Scenario("A18")
        @ParameterizedTest
        @ValueSource(longs = {-600, 600})
        void byAHostWhoseClockIsWrongNothingIsCalledForgedAndNothingIsLost(long seconds) {
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(webhook.receive(signature(EVENT), EVENT).outcome())
                    .isIn(Outcome.REFUSED_OLD, Outcome.REFUSED_AHEAD);

            clock.advance(Duration.ofSeconds(-seconds));

            assertThat(webhook.receive(signature(EVENT), EVENT).outcome()).isEqualTo(Outcome.STORED);
        }

        private Outcome receivedAfter(long seconds) {
            String header = signature(EVENT);
            clock.advance(Duration.ofSeconds(seconds));
            return webhook.receive(header, EVENT).outcome();
        }
    }

    @Scenario("A25")
    @Test
    void whatCannotBeStoredIsAskedForAgain() {
        StripeWebhook unstored = new StripeWebhook(ACCOUNT, List.of(SECRET), new BrokenInbox(), clock);

        Answer answer = unstored.receive(signature(EVENT), EVENT);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("try again");
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(unstored.receive(signature(bytes("[]")), bytes("[]")).outcome())
                .isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void whoeverGuessesLearnsNothingFromTheAnswer() {
        assertThat(List.of(
                        Outcome.REFUSED_HEADER, Outcome.REFUSED_SIGNATURE, Outcome.REFUSED_OLD, Outcome.REFUSED_AHEAD))
                .extracting(outcome -> new Answer(outcome).status() + " " + new Answer(outcome).text())
                .containsOnly("400 refused");
    }

    private static final class BrokenInbox implements Inbox {
        @Override
        public Reception receive(SourceAccount account, String key, RawBody body, Instant now) {
            throw new IllegalStateException("the database is away");
        }

        @Override
        public void quarantine(Rejection rejection, Instant now) {
            throw new IllegalStateException("the database is away");
        }

        @Override
        public List<Message> claim(int limit, Instant now) {
            return List.of();
        }

        @Override
        public int replay(Reason reason, Instant now) {
            return 0;
        }

        @Override
        public Optional<Entry> find(SourceAccount account, String key) {
            return Optional.empty();
        }

        @Override
        public SortedMap<String, Long> counts() {
            return new TreeMap<>();
        }

        @Override
        public List<Entry> entries(long after, int limit) {
            return List.of();
        }
    }
}
