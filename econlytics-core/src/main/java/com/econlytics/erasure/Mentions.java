package com.econlytics.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds ids and names in bytes, whether they are JSON or not: as they are, escaped as in JSON, and escaped as in addresses of
 * pages.
 */
public final class Mentions {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\([\"/\\\\bfnrt])");
    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>()\\[\\]{},;:=&?|\\\\\\p{Cntrl}]+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\p{Cntrl}]{1,200})\"");
    /** What is shorter is in every text, and finds nobody. */
    private static final int SHORTEST = 3;

    private final String text;
    private final String lowerCase;

    private Mentions(String text) {
        this.text = text;
        this.lowerCase = text.toLowerCase(Locale.ROOT);
    }

    /** What a body says. */
    public static Mentions in(RawBody body) {
        return in(decoded(body.toByteArray()));
    }

    /** What a text says. */
    public static Mentions in(String text) {
        String plain = unescaped(ESCAPE, unescaped(ESCAPE, text));
        return new Mentions(plain.indexOf('%') < 0 ? plain : plain + "\n" + unescaped(PERCENT, plain));
    }

    /** Whether any of these ids and names is mentioned, alone or within a word. */
    public boolean anyOf(Collection<String> identifiers) {
        return identifiers.stream()
                .filter(identifier -> identifier.length() >= SHORTEST)
                .anyMatch(identifier -> lowerCase.contains(identifier.toLowerCase(Locale.ROOT)));
    }

    /** The keyed hashes that every word could have, were it the id of a party or record of {@code account}, or a name. */
    public Set<String> keys(SourceAccount account, Pseudonyms pseudonyms) {
        Set<String> keys = new HashSet<>();
        for (String word : words()) {
            keys.add(pseudonyms.keyOfName(word));
            keys.add(pseudonyms.keyOf(Party.ofRecord(account, word)));
            keys.add(pseudonyms.keyOf(Party.reference(account, word)));
            keys.add(pseudonyms.keyOfRecord(account, word));
        }
        return keys;
    }

    private Set<String> words() {
        Set<String> words = new HashSet<>();
        collect(QUOTED.matcher(text), 1, words);
        collect(WORD.matcher(text), 0, words);
        return words;
    }

    private static void collect(Matcher matcher, int group, Set<String> words) {
        while (matcher.find()) {
            String word = matcher.group(group).strip();
            if (word.length() >= SHORTEST) {
                words.add(word);
                words.add(word.toLowerCase(Locale.ROOT));
                words.add(word.replaceAll("^\\p{Punct}+|\\p{Punct}+$", ""));
            }
        }
        words.removeIf(String::isBlank);
    }

    /** Bytes that are no UTF-8 are read one by one: ids are ASCII in every such encoding. */
    private static String decoded(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        } catch (CharacterCodingException other) {
            return new String(bytes, ISO_8859_1).replace("\0", "");
        }
    }

    private static String unescaped(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(plain(found.group(1), found)));
    }

    private static String plain(@Nullable String hex, MatchResult found) {
        if (hex != null) {
            return String.valueOf((char) Integer.parseInt(hex, 16));
        }
        String escaped = found.group(2);
        return "bfnrt".contains(escaped) ? " " : escaped;
    }
}
