package com.econlytics.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One word, number, quoted text or sign of a segment's text.
 *
 * @param kind what it is
 * @param text as written, of a quoted text what it means
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        NUMBER,
        QUOTED,
        SIGN,
        END
    }

    /** The tokens of {@code text}, an end token last. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            char c = text.charAt(at);
            if (c == '"') {
                at = closingQuote(text, start) + 1;
                tokens.add(new Token(Kind.QUOTED, unescaped(text.substring(start + 1, at - 1)), start + 1));
            } else if (isWord(c)) {
                at = endOf(text, start, Token::isWord);
                boolean number = c == '-' || Character.isDigit(c);
                tokens.add(new Token(number ? Kind.NUMBER : Kind.WORD, text.substring(start, at), start + 1));
            } else {
                at = text.offsetByCodePoints(start, 1);
                if (!Character.isWhitespace(c)) {
                    tokens.add(new Token(Kind.SIGN, text.substring(start, at), start + 1));
                }
            }
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** What stands here, for a message. */
    String described() {
        return switch (kind) {
            case END -> "the end of the text";
            case QUOTED -> "a quoted text";
            case WORD, NUMBER, SIGN -> "'" + text.replaceAll("\\p{Cntrl}", "?") + "'";
        };
    }

    private static boolean isWord(int c) {
        return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }

    private static int endOf(String text, int start, IntPredicate inside) {
        int end = start;
        while (end < text.length() && inside.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int closingQuote(String text, int opening) {
        for (int at = opening + 1; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                return at;
            }
            if (text.charAt(at) == '\\') {
                at++;
                if (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
                    throw SegmentParser.unreadable(
                            at,
                            "a backslash stands before neither a quote nor a backslash; write \\\\ for a backslash");
                }
            }
        }
        throw SegmentParser.unreadable(opening + 1, "a quoted text does not end; close it with \"");
    }

    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < quoted.length(); at++) {
            if (quoted.charAt(at) == '\\') {
                at++;
            }
            text.append(quoted.charAt(at));
        }
        return text.toString();
    }
}
