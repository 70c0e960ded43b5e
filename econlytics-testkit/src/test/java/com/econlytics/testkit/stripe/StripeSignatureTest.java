package com.econlytics.testkit.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {
    /** Expected: {@code printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test}. */
    @Test
    void isTheHmacOfTheSecondAndThePayload() {
        byte[] payload = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
        assertThat(StripeSignature.header(payload, "whsec_test", Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo("t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925");
    }
}
