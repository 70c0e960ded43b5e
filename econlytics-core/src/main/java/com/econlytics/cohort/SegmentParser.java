package com.econlytics.cohort;

import com.econlytics.money.CurrencyMismatchException;
import com.econlytics.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the text of a segment, by recursive descent.
 *
 * <pre>
 * segment   = all { "or" all }
 * all       = one { "and" one }
 * one       = "not" one | "(" segment ")" | condition
 * condition = name "=" quoted | name "in" "(" quoted { "," quoted } ")" | "everyone"
 *           | ( "signed_up" | "signup_month" | "acquisition_month" ) range with "before"
 *           | ( "tickets" | "revenue" | "profit" ) range with "below"
 * </pre>
 *
 * A name before {@code =} or {@code in (} is always an attribute's, so that an attribute may be called anything, even
 * {@code not}.
 */
final class SegmentParser {
    private final List<Token> tokens;
    private int next;
    private int nesting;

    SegmentParser(String text) {
        this.tokens = Token.of(text);
    }

    Segment parse() {
        Segment segment = segment();
        if (token().kind() != Token.Kind.END) {
            throw expected("'and', 'or' or the end of the text");
        }
        return segment;
    }

    private Segment segment() {
        return combination("or", this::all, Segment.Or::new);
    }

    private Segment all() {
        return combination("and", this::one, Segment.And::new);
    }

    private Segment combination(String word, Supplier<Segment> part, Function<List<Segment>, Segment> combine) {
        List<Segment> parts = new ArrayList<>(List.of(part.get()));
        while (token().isWord(word)) {
            next++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : valid(token(), () -> combine.apply(parts));
    }

    private Segment one() {
        if (isAttribute()) {
            return attribute();
        }
        if (token().isWord("not")) {
            return nested(() -> new Segment.Not(one()));
        }
        if (token().isSign("(")) {
            return nested(() -> {
                Segment segment = segment();
                sign(")", "'and', 'or' or ')'");
                return segment;
            });
        }
        return condition();
    }

    /** What follows the next token, one level down: a bound on recursion, so that no text can exhaust the stack. */
    private Segment nested(Supplier<Segment> inner) {
        Token opening = token();
        if (nesting == Segment.DEEPEST) {
            throw unreadable(
                    opening.position(),
                    "segments are nested deeper than " + Segment.DEEPEST + "; combine more parts on one level");
        }
        nesting++;
        next++;
        Segment segment = valid(opening, inner);
        nesting--;
        return segment;
    }

    private Segment condition() {
        Token name = token();
        next++;
        return switch (name.kind() == Token.Kind.WORD ? name.text() : "") {
            case "everyone" -> new Segment.Everyone();
            case "signed_up" -> valid(name, () -> new Segment.SignedUp(range("before", this::date)));
            case "signup_month" -> valid(name, () -> new Segment.SignupMonth(range("before", this::month)));
            case "acquisition_month" -> valid(name, () -> new Segment.AcquisitionMonth(range("before", this::month)));
            case "tickets" -> valid(name, () -> new Segment.Tickets(range("below", this::count)));
            case "revenue" -> valid(name, () -> new Segment.Revenue(range("below", this::money)));
            case "profit" -> valid(name, () -> new Segment.Profit(range("below", this::money)));
            default -> {
                next--;
                throw expected("a condition, such as plan = \"pro\", tickets from 1 or everyone,");
            }
        };
    }

    private boolean isAttribute() {
        return token().kind() == Token.Kind.WORD
                && (token(1).isSign("=") || (token(1).isWord("in") && token(2).isSign("(")));
    }

    private Segment attribute() {
        Token name = token();
        boolean single = token(1).isSign("=");
        next += single ? 2 : 3;
        List<String> values = new ArrayList<>(List.of(quoted()));
        while (!single && token().isSign(",")) {
            next++;
            values.add(quoted());
        }
        if (!single) {
            sign(")", "',' or ')'");
        }
        return valid(name, () -> Segment.attribute(name.text(), values.toArray(String[]::new)));
    }

    private String quoted() {
        if (token().kind() != Token.Kind.QUOTED) {
            throw expected("a value in double quotes");
        }
        return take();
    }

    private <T extends Comparable<? super T>> Range<T> range(String upper, Supplier<T> bound) {
        T from = bound("from", bound).orElse(null);
        T below = bound(upper, bound).orElse(null);
        if (from == null && below == null) {
            throw expected("'from' or '" + upper + "'");
        }
        return new Range<>(from, below);
    }

    private <T> Optional<T> bound(String word, Supplier<T> bound) {
        if (!token().isWord(word)) {
            return Optional.empty();
        }
        next++;
        return Optional.of(bound.get());
    }

    private LocalDate date() {
        return number("a date such as 2026-01-31", LocalDate::parse);
    }

    private YearMonth month() {
        return number("a month such as 2026-01", YearMonth::parse);
    }

    private long count() {
        return number("a whole number", Long::parseLong);
    }

    private Money money() {
        Token code = token();
        if (code.kind() != Token.Kind.WORD) {
            throw expected("an amount such as USD 10.00");
        }
        next++;
        Token number = token();
        if (number.kind() != Token.Kind.NUMBER) {
            throw expected("an amount such as USD 10.00");
        }
        next++;
        return valid(code, () -> Money.parse(code.text() + " " + number.text()));
    }

    private <T> T number(String description, Function<String, T> reader) {
        Token number = token();
        try {
            T value = reader.apply(number.kind() == Token.Kind.NUMBER ? number.text() : "");
            next++;
            return value;
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw expected(description);
        }
    }

    private void sign(String sign, String description) {
        if (!token().isSign(sign)) {
            throw expected(description);
        }
        next++;
    }

    private String take() {
        return tokens.get(next++).text();
    }

    private Token token() {
        return token(0);
    }

    private Token token(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    /** What the constructors of segments and values refuse, with the place in the text. */
    private static <T> T valid(Token at, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (UnreadableException placed) {
            throw placed;
        } catch (IllegalArgumentException | CurrencyMismatchException refused) {
            throw new UnreadableException(at.position(), String.valueOf(refused.getMessage()));
        }
    }

    private IllegalArgumentException expected(String description) {
        return unreadable(
                token().position(), description + " is expected, and " + token().described() + " stands there");
    }

    static IllegalArgumentException unreadable(int position, String why) {
        return new UnreadableException(position, why);
    }

    /** A caller's mistake whose place in the text is known already. */
    private static final class UnreadableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnreadableException(int position, String why) {
            super("the segment is unreadable at character " + position + ": " + why);
        }
    }
}
