package com.econlytics.files;

import java.math.BigDecimal;
import java.util.Optional;

/** A number as a program writes it, of up to 36 digits. */
final class NumberText {
    private NumberText() {}

    // no regular expression: large files spend most of their time here
    static Optional<BigDecimal> find(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, start);
        int end = start + whole;
        boolean number = whole >= 1 && whole <= 30;
        if (end < text.length()) {
            int decimals = digits(text, end + 1);
            number = number && text.charAt(end) == '.' && decimals >= 1 && decimals <= 6;
            end += 1 + decimals;
        }
        return number && end == text.length() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    /** A whole number that fits. */
    static long whole(Cell cell) {
        try {
            return find(cell.trimmed())
                    .orElseThrow(() -> cell.refuse("a whole number"))
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw cell.refuse("a whole number of at most 18 digits");
        }
    }
}
