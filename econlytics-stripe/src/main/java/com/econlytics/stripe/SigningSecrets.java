package com.econlytics.stripe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets by which an endpoint knows Stripe; silent in logs. */
final class SigningSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    SigningSecrets(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the endpoint has no signing secret, or a blank one;"
                    + " copy whsec_… from the endpoint's page in the dashboard");
        }
        keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    /** Whether one of the secrets signed exactly these bytes; takes as long for a near miss as for a wild guess. */
    boolean signed(SignatureHeader header, byte[] body) {
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = HexFormat.of().formatHex(hmac(key, header, body)).getBytes(US_ASCII);
            for (String signature : header.signatures()) {
                signed |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII));
            }
        }
        return signed;
    }

    private static byte[] hmac(SecretKeySpec key, SignatureHeader header, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((header.timestamp() + ".").getBytes(US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no " + ALGORITHM, missing);
        }
    }
}
