package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
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
        return new SourceHash(handle.createQuery("select hash_key from econlytics.installation")
                .mapTo(byte[].class)
                .one());
    }

    /** The hash of {@code text}, in hexadecimal. */
    String of(String text) {
        return HexFormat.of().formatHex(bytesOf(text));
    }

    /** The hash of {@code text}. */
    byte[] bytesOf(String text) {
        return mac.doFinal(text.getBytes(UTF_8));
    }

    /** The hash of {@code bytes}, in hexadecimal. */
    String of(byte[] bytes) {
        return HexFormat.of().formatHex(mac.doFinal(bytes));
    }
}
