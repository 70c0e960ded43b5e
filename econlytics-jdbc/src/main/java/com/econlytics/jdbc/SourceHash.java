package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/** Keyed hashes of source ids, by which a record is recognised again after its ids are erased; for one thread. */
final class SourceHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private SourceHash(byte[] key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform must offer " + ALGORITHM, missing);
        }
    }

    /** The hash of this installation. */
    static SourceHash of(Handle handle) {
        return new SourceHash(keyOf(handle));
    }

    /** The hash under a key. */
    static SourceHash under(byte[] key) {
        return new SourceHash(key);
    }

    /** The key of this installation. */
    static byte[] keyOf(Handle handle) {
        return handle.createQuery("select hash_key from econlytics.installation")
                .mapTo(byte[].class)
                .one();
    }

    /** Tells a key from others without giving it away; PostgreSQL's {@code sha256} of it. */
    static byte[] fingerprint(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256", missing);
        }
    }

    /** The hash of {@code text}, in hexadecimal. */
    String of(String text) {
        return HexFormat.of().formatHex(bytesOf(text));
    }

    /** The hash of {@code text}. */
    byte[] bytesOf(String text) {
        return bytesOf(text.getBytes(UTF_8));
    }

    /** The hash of {@code bytes}, in hexadecimal. */
    String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytesOf(bytes));
    }

    /** The hash of {@code bytes}. */
    byte[] bytesOf(byte[] bytes) {
        return mac.doFinal(bytes);
    }
}
