package com.econlytics.examples.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How figures are written. A minus sign says what is negative, and a colour only repeats it. */
final class Figures {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final int LONG_HOURS = 48;
    private static final int LONG_MINUTES = 120;

    private Figures() {}

    /** With separators, all its decimals, and a minus sign that is as wide as a digit. */
    static String amount(BigDecimal amount) {
        String digits = String.format(Locale.ROOT, "%,." + Math.max(amount.scale(), 0) + "f", amount.abs());
        return amount.signum() < 0 ? "−" + digits : digits;
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share of a whole in percent with one decimal; empty of nothing, which has no shares. */
    static Optional<String> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(amount(part.multiply(PERCENT).divide(whole, 1, RoundingMode.HALF_EVEN)) + " %");
    }

    /** A cell of a table with an amount. */
    static Html cell(BigDecimal amount) {
        return cell(amount, "");
    }

    static Html cell(BigDecimal amount, String classes) {
        return Html.of(
                "<td class=\"number%s%s\" data-value=\"%s\">%s</td>",
                sign(amount), classes.isEmpty() ? "" : " " + classes, amount.toPlainString(), amount(amount));
    }

    static Html count(long count, String classes) {
        return Html.of("<td class=\"number %s\" data-value=\"%s\">%s</td>", classes, count, count(count));
    }

    static String sign(BigDecimal amount) {
        return amount.signum() < 0 ? " negative" : amount.signum() == 0 ? " zero" : "";
    }

    /** A name of a source, whichever way it is written, which does not disturb what stands beside it. */
    static Html name(String name) {
        return Html.of("<bdi class=\"name\" title=\"%s\">%s</bdi>", name, name);
    }

    /** A moment, to the minute, in the zone of the books. */
    static Html moment(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? Html.of("<span class=\"quiet\">never</span>")
                : Html.of("<time datetime=\"%s\">%s</time>", at, MINUTE.format(at.atZone(zone)));
    }

    static String words(Duration age) {
        return age.toHours() >= LONG_HOURS
                ? age.toDays() + " d"
                : age.toMinutes() >= LONG_MINUTES ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    /** {@code QUARANTINED} as {@code quarantined}. */
    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
