package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value of a file and where it stands, so that whatever is wrong with it can be pointed at.
 *
 * @param file the name of the file
 * @param line from 1; 0 if there is none
 * @param column its name
 * @param text as it is written
 */
record Cell(String file, long line, String column, String text) {
    private static final Pattern WORDLESS = Pattern.compile("[-+0-9.,:/() $€£¥%TZQ]{1,30}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** A place for what concerns the file as a whole. */
    static Cell ofFile(Evidence evidence) {
        return new Cell(evidence.file(), 0, "", "");
    }

    /** The text without blanks around it, non-breaking ones included. */
    String trimmed() {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    boolean isEmpty() {
        return trimmed().isEmpty();
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    UnreadableFileException refuse(String expected) {
        return refuse(expected, found());
    }

    UnreadableFileException refuse(String expected, String found) {
        return new UnreadableFileException(file, line, column, expected, found);
    }

    /** What stands here, in words that tell nothing personal. */
    private String found() {
        String shown = trimmed();
        if (shown.isEmpty()) {
            return "nothing";
        }
        return WORDLESS.matcher(shown).matches() ? "'" + shown + "'" : "a text of " + shown.length() + " characters";
    }

    /** The trimmed text, which must not be empty nor hold control characters. */
    String word(String expected) {
        String word = trimmed();
        if (word.isEmpty() || word.chars().anyMatch(Character::isISOControl)) {
            throw refuse(expected + " in printable characters");
        }
        return word;
    }

    /** The text as it is, which may be empty. */
    String printable() {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refuse("printable characters");
        }
        return text;
    }

    LocalDate date() {
        String date = trimmed();
        try {
            if (DATE.matcher(date).matches()) {
                return LocalDate.parse(date);
            }
        } catch (DateTimeException noSuchDay) {
            throw refuse("a date like 2026-06-30");
        }
        throw refuse("a date like 2026-06-30");
    }

    MonthRange months() {
        return PeriodText.findCode(trimmed())
                .orElseThrow(() -> refuse("a period like 2026-06, 2026-Q2 or 2026-01..2026-06"));
    }

    YearMonth month() {
        return PeriodText.findCode(trimmed())
                .filter(range -> range.first().equals(range.last()))
                .map(MonthRange::first)
                .orElseThrow(() -> refuse("a month like 2026-06"));
    }

    /** A currency by its code, in any case. */
    Currency currency() {
        String code = trimmed().toUpperCase(Locale.ROOT);
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw refuse("a currency like USD");
        }
        throw refuse("a currency like USD");
    }

    /** An amount that a program wrote: {@code -1234.56}. */
    Money amount(Currency currency) {
        return money(NumberText.find(trimmed()), currency, "-1234.56");
    }

    /** An amount as people write it, or empty for none. */
    Optional<Money> findAmount(DecimalStyle style, Currency currency) {
        return isEmpty() ? Optional.empty() : Optional.of(money(style.find(trimmed()), currency, style.example()));
    }

    private Money money(Optional<BigDecimal> major, Currency currency, String example) {
        String expected = "an amount in " + currency + " like " + example;
        BigDecimal stated = major.orElseThrow(() -> refuse(expected));
        BigDecimal amount = stated.stripTrailingZeros();
        // 1.000 may be a thousand of another region
        boolean ambiguous = stated.scale() == 3 && currency.getDefaultFractionDigits() < 3;
        if (ambiguous || amount.scale() > currency.getDefaultFractionDigits()) {
            throw refuse(expected + ", with at most " + currency.getDefaultFractionDigits() + " decimals");
        }
        try {
            return Money.ofMajor(amount, currency);
        } catch (IllegalArgumentException tooLarge) {
            throw refuse(expected + ", of at most 9223372036854775807 minor units");
        }
    }
}
