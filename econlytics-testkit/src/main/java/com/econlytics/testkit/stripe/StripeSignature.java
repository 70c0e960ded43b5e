package com.econlytics.testkit.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Stripe signs a webhook delivery. */
public final class StripeSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private StripeSignature() {}

    /**
     * The value of the {@code Stripe-Signature} header: {@code t=<seconds>,v1=<hex HMAC-SHA256 of "t.payload">}.
     *
     * @param payload the raw body, UTF-8
     * @param secret the endpoint's signing secret, {@code whsec_…}
     * @param at when the delivery is signed, to the second
     */
    public static String header(byte[] payload, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + ALGORITHM, e);
        }
    }
}
