package com.econlytics.examples.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A token that somebody was given, without the token: only its hash is kept. It has 256 random bits, so a plain hash cannot be reversed by
 * trying.
 *
 * @param name whose it is, as the audit log will say
 * @param role what it may do
 * @param hash SHA-256 of the token, in hexadecimal
 */
public record AccessToken(String name, Role role, String hash) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String PREFIX = "eco_";
    private static final int BYTES = 32;

    public AccessToken {
        Objects.requireNonNull(hash, "hash");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a token; use letters, digits, '.', '_' and '-'");
        }
        if (role == Role.OPEN) {
            throw new IllegalArgumentException("a token needs a role: viewer, analyst, operator or admin");
        }
    }

    /** A new secret, to be shown once. */
    public static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** That of a secret. */
    public static AccessToken of(String name, Role role, String secret) {
        return new AccessToken(name, role, hash(secret));
    }

    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256", missing);
        }
    }
}
