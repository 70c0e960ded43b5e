package com.econlytics.files;

import com.econlytics.EconlyticsException;

/**
 * A file is not what it should be. Nothing of it was handed on.
 *
 * <p>Example: {@code books.csv, line 3, column amount: expected an amount like 1234.56, found '12,3'; nothing of the file
 * was taken, correct it and read it again}. Contents are told only of cells that hold no words, because others may be
 * personal.
 */
public final class UnreadableFileException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String column;
    private final String expected;
    private final String found;

    UnreadableFileException(String file, long line, String column, String expected, String found) {
        super(file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column) + ": expected "
                + expected + ", found " + found + "; nothing of the file was taken, correct it and read it again");
        this.file = file;
        this.line = line;
        this.column = column;
        this.expected = expected;
        this.found = found;
    }

    /** The name of the file, without folders. */
    public String file() {
        return file;
    }

    /** The line, from 1; 0 if it concerns the file as a whole. */
    public long line() {
        return line;
    }

    /** The name of the column, or its number and the path in a JSON document; empty if it concerns the whole line. */
    public String column() {
        return column;
    }

    /** What would have been right. */
    public String expected() {
        return expected;
    }

    /** What was there instead, without words of the file that could be personal. */
    public String found() {
        return found;
    }
}
