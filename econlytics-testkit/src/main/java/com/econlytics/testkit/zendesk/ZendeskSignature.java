package com.econlytics.testkit.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a webhook, as Zendesk computes it. */
public final class ZendeskSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private ZendeskSignature() {}

    /**
     * The value of {@code X-Zendesk-Webhook-Signature}.
     *
     * @param body as it is sent
     * @param secret the webhook's signing secret
     * @param timestamp the value of {@code X-Zendesk-Webhook-Signature-Timestamp}, such as {@code 2026-03-10T12:00:00Z}
     */
    public static String of(byte[] body, String secret, String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no " + ALGORITHM, missing);
        }
    }
}
