package com.econlytics.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as they came over the wire; immutable, and silent in logs. */
public final class RawBody {
    private final byte[] bytes;

    private RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static RawBody of(byte[] bytes) {
        return new RawBody(bytes.clone());
    }

    /** The UTF-8 bytes of {@code text}. */
    public static RawBody of(String text) {
        return new RawBody(text.getBytes(UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** How many bytes there are. */
    public int sizeBytes() {
        return bytes.length;
    }

    /** The SHA-256 of the bytes, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256; this one does not", missing);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBody that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size alone: bodies carry personal data. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
