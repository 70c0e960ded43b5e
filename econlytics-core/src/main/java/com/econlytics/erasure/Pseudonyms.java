package com.econlytics.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What erased ids are called, and the keyed hashes by which an id is known again that must not be kept.
 *
 * <p>Parties and names get random pseudonyms, which say nothing even to who has the key. Ids of records get keyed ones: the
 * same id is the same pseudonym in every record, whenever it arrives, and a table of all of them is not needed.
 */
public final class Pseudonyms {
    private static final String PREFIX = "erased-";
    private static final int DIGITS = 32;
    private static final int KEY_BYTES = 32;

    private final UnaryOperator<String> keyedHash;

    /**
     * Pseudonyms under the key of one store.
     *
     * @param keyedHash a hash in hexadecimal that nobody can try out without the key
     */
    public Pseudonyms(UnaryOperator<String> keyedHash) {
        this.keyedHash = keyedHash;
    }

    /** Pseudonyms under a key that is drawn now and kept nowhere else. */
    public static Pseudonyms underNewKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(text -> hmac(key, text));
    }

    /** By what a party is known again. */
    public String keyOf(Party party) {
        return keyedHash.apply(party.toString());
    }

    /** By what a name is known again: an id, an alias or an address. */
    public String keyOfName(String name) {
        return keyedHash.apply("name:" + name);
    }

    /** By what the id of a record is known again. */
    public String keyOfRecord(SourceAccount account, String id) {
        return keyedHash.apply("record:" + account + "/" + id);
    }

    /** What the record {@code id} is called; the same at all times. */
    public String ofRecord(SourceAccount account, String id) {
        return isOne(id)
                ? id
                : PREFIX + keyedHash.apply("pseudonym:" + account + "/" + id).substring(0, DIGITS);
    }

    /** Pseudonyms for parties or names, in ascending order, so that what is ordered by name stays in order. */
    public static List<String> random(int count) {
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(PREFIX + UUID.randomUUID().toString().replace("-", ""));
        }
        drawn.sort(String::compareTo);
        return drawn;
    }

    /** Whether {@code text} is a pseudonym. */
    public static boolean isOne(String text) {
        return text.startsWith(PREFIX) && text.length() == PREFIX.length() + DIGITS;
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform must offer HmacSHA256; this one does not", missing);
        }
    }
}
