package com.econlytics.stripe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets by which an endpoint knows Stripe; silent in logs.
 *
 * <p>Example: {@code SigningSecrets.of(List.of("whsec_new")).withOld("whsec_old", rotatedAt.plus(Duration.ofDays(1)))} knows
 * what either signed, until the day is over.
 */
public final class SigningSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Secret> secrets;

    private SigningSecrets(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** A secret and when it ends. */
    private record Secret(SecretKeySpec key, Instant until) {
        static Secret of(String text, Instant until) {
            if (text.isBlank()) {
                throw blank();
            }
            return new Secret(new SecretKeySpec(text.getBytes(UTF_8), ALGORITHM), until);
        }
    }

    /**
     * Secrets that hold until they are left out.
     *
     * @param secrets as the endpoint's page shows them, {@code whsec_…}; at least one
     */
    public static SigningSecrets of(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw blank();
        }
        return new SigningSecrets(
                secrets.stream().map(secret -> Secret.of(secret, Instant.MAX)).toList());
    }

    /** These, and one that was replaced and holds until the given time, exclusive. */
    public SigningSecrets withOld(String secret, Instant until) {
        List<Secret> more = new ArrayList<>(secrets);
        more.add(Secret.of(secret, until));
        return new SigningSecrets(more);
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "SigningSecrets[" + secrets.size() + ", hidden]";
    }

    /** Whether a secret that holds now signed exactly these bytes; takes as long for a near miss as for a wild guess. */
    boolean signed(SignatureHeader header, byte[] body, Instant now) {
        boolean signed = false;
        for (Secret secret : secrets) {
            byte[] expected =
                    HexFormat.of().formatHex(hmac(secret.key(), header, body)).getBytes(US_ASCII);
            for (String signature : header.signatures()) {
                signed |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII)) && now.isBefore(secret.until());
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

    private static IllegalArgumentException blank() {
        return new IllegalArgumentException("the endpoint has no signing secret, or a blank one;"
                + " copy whsec_… from the endpoint's page in the dashboard");
    }
}
