package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.SECRET;
import static com.econlytics.stripe.Payloads.bytes;
import static com.econlytics.stripe.Payloads.signature;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.inbox.InMemoryInbox;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.stripe.StripeWebhook.Answer;
import com.econlytics.stripe.StripeWebhook.Outcome;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookBodyTest {
    private static final byte[] EVENT = bytes("{\"id\":\"evt_1\",\"object\":\"event\"}");

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final StripeWebhook webhook = new StripeWebhook(ACCOUNT, List.of(SECRET), inbox, SettableClock.at(NOW));

    @Scenario({"A11", "A12"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"evt_1\"",
                "17",
                "{",
                "{\"id\":\"evt_1\"",
                "{\"id\":\"evt_1\"} {}",
                "{'id':1}",
                "{\"id\":\"evt_1\",\"id\":\"evt_2\"}",
                "{\"id\":\"evt_1\",\"a\":{\"b\":1,\"b\":2}}",
                "\uFEFF{\"id\":\"evt_1\"}",
                "{\"id\":\"evt_1\",\"created\":1e400}",
                "{\"id\":\"evt_1\",\"a\":NaN}",
                "{\"id\":\"evt_1\",\"a\":\"\u0000\"}",
                "{\"id\":\"evt_1\",}",
            })
    void thatIsSignedAndNoDocumentIsKeptAsideAsUnparseable(String body) {
        assertThat(kept(bytes(body))).isEqualTo("QUARANTINED UNPARSEABLE");
    }

    @Scenario("A11")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":17}",
                "{\"id\":\"\"}",
                "{\"id\":{}}",
                "{\"id\":\"evt \\u0000\"}",
                "{\"data\":{\"id\":\"evt_1\"}}",
            })
    void thatIsSignedAndHasNoIdIsKeptAside(String body) {
        assertThat(kept(bytes(body))).isEqualTo("QUARANTINED SCHEMA");
    }

    @Scenario("A11")
    @Test
    void thatIsNotUtf8IsKeptAside() {
        assertThat(kept("{\"id\":\"evt_\u00e9\"}".getBytes(ISO_8859_1))).isEqualTo("QUARANTINED UNPARSEABLE");
    }

    @Scenario("A12")
    @Test
    void thatIsNestedToExhaustItsReaderIsKeptAside() {
        assertThat(kept(bytes("{\"id\":\"evt_1\",\"a\":" + "[".repeat(200_000))))
                .isEqualTo("QUARANTINED UNPARSEABLE");
    }

    @Scenario("A12")
    @Test
    void withANumberOfFourHundredDigitsIsKeptAside() {
        assertThat(kept(bytes("{\"id\":\"evt_1\",\"a\":" + "9".repeat(400) + "}")))
                .isEqualTo("QUARANTINED UNPARSEABLE");
    }

    @Scenario("A11")
    @Test
    void withHalfASurrogateIsStoredAsItCameAndNothingOfItIsKeptElsewhere() {
        byte[] body = bytes("{\"id\":\"evt_1\",\"name\":\"\\ud800\"}");

        assertThat(webhook.receive(signature(body), body).outcome()).isEqualTo(StripeWebhook.Outcome.STORED);
        assertThat(inbox.claim(1, NOW).get(0).body()).isEqualTo(RawBody.of(body));
    }

    @Scenario("A12")
    @Test
    void withAsManyNamesAsItCanHoldIsRead() {
        StringBuilder names = new StringBuilder("{\"id\":\"evt_1\"");
        for (int i = 0; names.length() < 1024 * 1024 - 20; i++) {
            names.append(",\"n").append(Integer.toString(i, 36)).append("\":1");
        }
        byte[] body = bytes(names.append('}').toString());

        assertThat(webhook.receive(signature(body), body).outcome()).isEqualTo(StripeWebhook.Outcome.STORED);
    }

    @Test
    void thatIsKeptAsideIsKeptOnceUnderItsDigest() {
        byte[] body = bytes("[]");
        webhook.receive(signature(body), body);
        webhook.receive(signature(body), body);

        assertThat(inbox.entries(0, 10_000))
                .extracting(Inbox.Entry::key)
                .containsExactly("sha256:" + RawBody.of(body).sha256());
    }

    @Test
    void ofOneMebibyteIsRead() {
        byte[] body = padded(1024 * 1024);

        assertThat(webhook.receive(signature(body), new ByteArrayInputStream(body))
                        .outcome())
                .isEqualTo(Outcome.STORED);
    }

    @Scenario("A9")
    @Test
    void ofMoreIsRefusedWithoutReadingItToTheEnd() {
        EndlessStream endless = new EndlessStream();

        Answer answer = webhook.receive(signature(EVENT), endless);

        assertThat(answer).isEqualTo(new Answer(Outcome.TOO_LARGE));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(endless.read).isLessThanOrEqualTo(1024 * 1024 + 1);
        assertThat(webhook.receive(signature(EVENT), padded(1024 * 1024 + 1)).outcome())
                .isEqualTo(Outcome.TOO_LARGE);
    }

    @Scenario("A8")
    @Test
    void thatBreaksOffIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThat(webhook.receive(signature(EVENT), broken)).isEqualTo(new Answer(Outcome.BROKEN_OFF));
    }

    @Test
    void thatBreaksOffInAWayNobodyDeclaresIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the container closed the request");
            }
        };

        assertThat(webhook.receive(signature(EVENT), broken)).isEqualTo(new Answer(Outcome.BROKEN_OFF));
    }

    private String kept(byte[] body) {
        Answer answer = webhook.receive(signature(body), body);
        assertThat(answer).isEqualTo(new Answer(Outcome.QUARANTINED));
        assertThat(answer.status()).isEqualTo(200);
        return String.join(",", inbox.counts().keySet());
    }

    private static byte[] padded(int size) {
        String start = "{\"id\":\"evt_1\",\"a\":\"";
        return bytes(start + "x".repeat(size - start.length() - 2) + "\"}");
    }

    /** Never ends, and counts. */
    private static final class EndlessStream extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }
    }
}
