package com.econlytics.files;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as a program writes it, of up to 36 digits. */
final class NumberText {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,6})?");

    private NumberText() {}

    static Optional<BigDecimal> find(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
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
