package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.SECRET;
import static com.econlytics.stripe.Payloads.bytes;
import static com.econlytics.stripe.Payloads.signature;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.inbox.InMemoryInbox;
import com.econlytics.stripe.StripeWebhook.Answer;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StripeWebhookLaws {
    private static final byte[] EVENT = bytes("{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"charge.succeeded\"}");

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final StripeWebhook webhook = new StripeWebhook(ACCOUNT, List.of(SECRET), inbox, SettableClock.at(NOW));

    @Scenario("A14")
    @Property
    void aBodyWithAnyBitFlippedIsRefused(@ForAll @IntRange(max = 10_000) int bit) {
        Answer answer = webhook.receive(signature(EVENT), flipped(EVENT, bit));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(inbox.entries(0, 10_000)).isEmpty();
    }

    @Scenario("A14")
    @Property
    void aHeaderWithAnyBitFlippedIsRefused(@ForAll @IntRange(max = 10_000) int bit) {
        byte[] header = signature(EVENT).getBytes(ISO_8859_1);

        Answer answer = webhook.receive(new String(flipped(header, bit), ISO_8859_1), EVENT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(inbox.entries(0, 10_000)).isEmpty();
    }

    @Scenario({"A11", "A13"})
    @Property
    void noHeaderAndNoBodyEndInAnythingButAnAnswer(@ForAll String header, @ForAll byte[] body) {
        assertThat(webhook.receive(header, body).status()).isEqualTo(400);
        assertThat(webhook.receive(signature(body), body).status()).isEqualTo(200);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8 % bytes.length] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
