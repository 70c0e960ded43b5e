package com.econlytics.files;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a bookkeeping system writes amounts. A file does not say, and {@code 1.234} can be read in two ways, so the caller
 * says.
 *
 * <p>Both styles allow a currency sign in front, a minus sign or parentheses for negative amounts, groups of three digits,
 * and a lone hyphen for 0.
 */
public enum DecimalStyle {
    /** A point before the decimals, commas between groups: {@code 1,234.56}. */
    POINT("1,234.56", "[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+", "\\."),
    /** A comma before the decimals; points, blanks or apostrophes between groups: {@code 1.234,56}. */
    COMMA("1.234,56", "[0-9]+|[0-9]{1,3}(?:([. '’])[0-9]{3})(?:\\1[0-9]{3})*", ",");

    private static final Pattern SIGNED = Pattern.compile(
            "(?:[$€£¥] ?)?(?<open>\\()?(?<minus>-)? ?(?:[$€£¥] ?)?(?<late>-)?(?<number>[0-9.,' ’]*?)(?: ?[$€£¥])?(?<close>\\))?");

    private final String example;
    private final Pattern pattern;

    DecimalStyle(String example, String whole, String mark) {
        this.example = example;
        this.pattern = Pattern.compile("(?<whole>" + whole + ")?(?:" + mark + "(?<decimals>[0-9]{1,18}))?");
    }

    String example() {
        return example;
    }

    /** The amount that {@code text} is in this style; empty if it is none. */
    Optional<BigDecimal> find(String text) {
        Optional<BigDecimal> plain = this == POINT ? NumberText.find(text) : Optional.empty();
        return plain.isPresent() ? plain : findOrnate(text);
    }

    private Optional<BigDecimal> findOrnate(String text) {
        String bare = text.replace('\u00A0', ' ').replace('\u202F', ' ').replace('\u2212', '-');
        Matcher signed = SIGNED.matcher(bare);
        if (bare.length() > 40
                || !signed.matches()
                || (signed.group("open") == null) != (signed.group("close") == null)) {
            return Optional.empty();
        }
        long signs = Stream.of("open", "minus", "late")
                .filter(sign -> signed.group(sign) != null)
                .count();
        if (signed.group("number").isEmpty()) {
            return signs == 1 && signed.group("open") == null ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        return signs > 1
                ? Optional.empty()
                : findUnsigned(signed.group("number")).map(amount -> signs == 1 ? amount.negate() : amount);
    }

    private Optional<BigDecimal> findUnsigned(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String whole =
                matcher.group("whole") == null ? "0" : matcher.group("whole").replaceAll("[^0-9]", "");
        String decimals = matcher.group("decimals");
        return Optional.of(new BigDecimal(decimals == null ? whole : whole + "." + decimals));
    }
}
