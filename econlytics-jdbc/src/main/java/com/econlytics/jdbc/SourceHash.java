package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/** Keyed hashes of source ids, by which a record is recognised again after its ids are erased. */
final class SourceHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SourceHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of this installation. */
    static SourceHash of(Handle handle) {
        return new SourceHash(handle.createQuery("select hash_key from econlytics.installation")
                .mapTo(byte[].class)
                .one());
    }

    /** The hash of {@code text}, in hexadecimal. */
    String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform must offer " + ALGORITHM, missing);
        }
    }
}
