package com.econlytics.fact;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name under which lines are summed, in one section of the statement.
 *
 * <p>Example: {@code new Account("gift_cards", Section.BALANCE_SHEET)}.
 *
 * @param code lower-case words joined by {@code _} or {@code .}, unique in a chart
 * @param section where its lines stand
 */
public record Account(String code, Section section) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    public Account {
        Objects.requireNonNull(section, "section");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "'" + code + "' is not an account code; use lower-case words like 'gift_cards'");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
