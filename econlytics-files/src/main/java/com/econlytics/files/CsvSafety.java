package com.econlytics.files;

import java.util.regex.Pattern;

/**
 * What becomes of text that a spreadsheet would take for a formula (CWE-1236). Numbers are never touched.
 *
 * <p>Example: {@code =1+2} is written {@code '=1+2} for spreadsheets. An apostrophe is put in front of a text that begins
 * with {@code = + - @}, a tab or a line break, after any apostrophes; so reading takes exactly that one away again.
 */
public enum CsvSafety {
    /** Such text gets an apostrophe in front. */
    SPREADSHEET,
    /** Text is written as it is, for programs. */
    RAW;

    private static final Pattern FORMULA =
            Pattern.compile("[\\p{Z}\\p{Cf}\\s']*[=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫−].*", Pattern.DOTALL);

    String write(String text) {
        return this == SPREADSHEET && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    String read(String cell) {
        return this == SPREADSHEET
                        && cell.startsWith("'")
                        && FORMULA.matcher(cell).matches()
                ? cell.substring(1)
                : cell;
    }
}
