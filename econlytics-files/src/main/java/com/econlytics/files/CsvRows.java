package com.econlytics.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a CSV file by RFC 4180, lines ended by CRLF or LF, one at a time. */
final class CsvRows {
    /** The largest file that is read into one value. */
    static final long VALUE_LIMIT = 32L << 20;

    private static final int CELL_LIMIT = 1 << 16;
    private static final Pattern LINE = Pattern.compile("line (\\p{Nd}+)");

    private CsvRows() {}

    /** All rows of a file that is read into one value. */
    static List<CsvRow> all(SourceFile file) {
        List<CsvRow> rows = new ArrayList<>();
        read(file, rows::add);
        return rows;
    }

    static SourceFile inspect(Path path) {
        return SourceFile.inspect(path, VALUE_LIMIT);
    }

    static void read(SourceFile file, Consumer<CsvRow> sink) {
        file.read(text -> read(file, text, sink));
    }

    private static void read(SourceFile file, Reader text, Consumer<CsvRow> sink) {
        String name = file.evidence().file();
        var records = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(CELL_LIMIT)
                .ofCsvRecord(text)
                .iterator();
        while (true) {
            CsvRecord record;
            try {
                if (!records.hasNext()) {
                    return;
                }
                record = records.next();
            } catch (CsvParseException malformed) {
                throw malformed(name, malformed);
            }
            sink.accept(new CsvRow(name, record.getStartingLineNumber(), record.getFields()));
        }
    }

    /** The parser's message quotes the file; its line is all we take of it. */
    private static UnreadableFileException malformed(String name, CsvParseException malformed) {
        Matcher line = LINE.matcher(String.valueOf(malformed.getMessage()));
        return new UnreadableFileException(
                name,
                line.find() ? Long.parseLong(line.group(1)) : 0,
                "",
                "cells by RFC 4180 of at most " + CELL_LIMIT + " characters, with every quotation mark closed",
                "a row that is malformed or does not end");
    }
}
