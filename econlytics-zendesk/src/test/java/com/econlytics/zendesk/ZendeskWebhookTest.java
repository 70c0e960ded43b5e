package com.econlytics.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.ZendeskSignature;
import com.econlytics.zendesk.ZendeskWebhook.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskWebhookTest {
    private static final String NOW = "2026-03-10T12:00:00Z";
    private static final String SECRET = "c2lnbmluZyBzZWNyZXQ";
    private static final byte[] BODY = "{\"subject\": \"My card\"}".getBytes(UTF_8);

    private final SettableClock clock = SettableClock.at(NOW);
    private final ZendeskWebhook webhook = new ZendeskWebhook(List.of(SECRET), clock);

    @Test
    void whatZendeskSignedNowIsAccepted() {
        assertThat(receive(signature(NOW, BODY), NOW, BODY)).isEqualTo(Outcome.ACCEPTED);
        assertThat(Outcome.ACCEPTED.status()).isEqualTo(200);
        assertThat(Outcome.ACCEPTED.text()).isEqualTo("accepted");
    }

    /** Computed with another tool: {@code printf '%s%s' "$timestamp" "$body" | openssl dgst -sha256 -hmac "$secret" -binary | base64}. */
    @Test
    void theSignatureIsOfTheTimestampAndThenTheBody() {
        String timestamp = "2021-07-25T10:00:00Z";
        byte[] body = "{\"say\": \"hello\"}".getBytes(UTF_8);
        clock.set(Instant.parse(timestamp));

        assertThat(new ZendeskWebhook(List.of("HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA="), clock)
                        .receive(
                                "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=",
                                timestamp,
                                new ByteArrayInputStream(body)))
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aWebhookMayHaveNoBody() {
        assertThat(receive(signature(NOW, new byte[0]), NOW, new byte[0])).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void twoSecretsMayReplaceEachOther() {
        ZendeskWebhook rotating = new ZendeskWebhook(List.of("new", SECRET), clock);

        assertThat(rotating.receive(signature(NOW, BODY), NOW, new ByteArrayInputStream(BODY)))
                .isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"300, ACCEPTED", "301, REFUSED_TIMESTAMP", "-300, ACCEPTED", "-301, REFUSED_TIMESTAMP"})
    void anAgeIsToleratedOnBothSides(int seconds, Outcome outcome) {
        clock.advance(Duration.ofSeconds(seconds));

        assertThat(receive(signature(NOW, BODY), NOW, BODY)).isEqualTo(outcome);
    }

    @Test
    void anotherBodyTimeOrSecretIsRefused() {
        String signature = signature(NOW, BODY);

        assertThat(receive(signature, NOW, "{}".getBytes(UTF_8))).isEqualTo(Outcome.REFUSED_SIGNATURE);
        assertThat(receive(signature, "2026-03-10T12:00:01Z", BODY)).isEqualTo(Outcome.REFUSED_SIGNATURE);
        assertThat(receive(ZendeskSignature.of(BODY, "another", NOW), NOW, BODY))
                .isEqualTo(Outcome.REFUSED_SIGNATURE);
        assertThat(receive("", NOW, BODY)).isEqualTo(Outcome.REFUSED_SIGNATURE);
        assertThat(receive("ä", NOW, BODY)).isEqualTo(Outcome.REFUSED_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1773144000", "2026-03-10", "2026-03-10T12:00:00Z "})
    void aTimeOfAnotherFormIsRefused(String timestamp) {
        assertThat(receive(signature(timestamp, BODY), timestamp, BODY)).isEqualTo(Outcome.REFUSED_HEADER);
    }

    @Test
    void missingAndEndlessHeadersAreRefused() {
        assertThat(receive(null, NOW, BODY)).isEqualTo(Outcome.REFUSED_HEADER);
        assertThat(receive(signature(NOW, BODY), null, BODY)).isEqualTo(Outcome.REFUSED_HEADER);
        assertThat(receive("A".repeat(101), NOW, BODY)).isEqualTo(Outcome.REFUSED_HEADER);
        assertThat(receive(signature(NOW, BODY), NOW.replace("Z", "." + "0".repeat(101) + "Z"), BODY))
                .isEqualTo(Outcome.REFUSED_HEADER);
    }

    @Test
    void aBodyIsReadToItsLimitOnly() throws IOException {
        try (InputStream endless = new InputStream() {
            private int left = 256 * 1024 + 1;

            @Override
            public int read() {
                left--;
                if (left < 0) {
                    throw new AssertionError("read on behind the limit");
                }
                return ' ';
            }
        }) {
            assertThat(webhook.receive(signature(NOW, BODY), NOW, endless)).isEqualTo(Outcome.TOO_LARGE);
        }
        assertThat(Outcome.TOO_LARGE.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() throws IOException {
        try (InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        }) {
            assertThat(webhook.receive(signature(NOW, BODY), NOW, broken)).isEqualTo(Outcome.BROKEN_OFF);
        }
    }

    @Test
    void aGateWithoutASecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskWebhook(List.of(), clock))
                .withMessage("the webhook has no signing secret, or a blank one; reveal it on the webhook's page in"
                        + " Zendesk's admin center");
        assertThatIllegalArgumentException().isThrownBy(() -> new ZendeskWebhook(List.of(SECRET, " "), clock));
    }

    private Outcome receive(@Nullable String signature, @Nullable String timestamp, byte[] body) {
        return webhook.receive(signature, timestamp, new ByteArrayInputStream(body));
    }

    private static String signature(String timestamp, byte[] body) {
        return ZendeskSignature.of(body, SECRET, timestamp);
    }
}
