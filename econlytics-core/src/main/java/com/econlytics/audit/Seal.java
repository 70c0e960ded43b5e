package com.econlytics.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The place of an entry in the chain, and the hash of everything up to it. Whoever keeps a seal outside the database can tell
 * later whether anything before it was changed or cut off.
 *
 * <p>The hash is SHA-256 over the hash before it, the position, and each part of the entry with its length in front, so
 * that no two chains are the same bytes. The text form is {@code 12:9f86d0…}, and {@link #parse} reads it.
 *
 * @param position 1 for the first entry; 0 before it
 * @param hash 64 hexadecimal digits
 */
public record Seal(long position, String hash) {
    /** Before the first entry. */
    public static final Seal START = new Seal(0, "0".repeat(64));

    private static final String FORM = "econlytics audit 1";

    public Seal {
        Objects.requireNonNull(hash, "hash");
        if (position < 0 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a seal is a position and 64 hexadecimal digits, like 12:9f86d0...; this is none");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Seal parse(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a seal is written as 12:9f86d0..., a position and 64 hexadecimal digits");
        }
        int colon = text.indexOf(':');
        return new Seal(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** The seal of {@code entry} as the next one. */
    public Seal next(AuditEntry entry) {
        MessageDigest digest = sha256();
        AuditEvent event = entry.event();
        List<String> parts = List.of(
                FORM,
                hash,
                Long.toString(position + 1),
                Long.toString(entry.number()),
                entry.at().toString(),
                event.actor().id(),
                event.action(),
                AuditSubject.format(event.subjects()),
                Long.toString(event.versionBefore()),
                Long.toString(event.versionAfter()),
                event.outcome().name());
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return new Seal(position + 1, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
