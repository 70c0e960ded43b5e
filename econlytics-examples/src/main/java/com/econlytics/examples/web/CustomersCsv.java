package com.econlytics.examples.web;

import com.econlytics.examples.report.Column;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows as a file by RFC 4180, in UTF-8.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers, negative ones
 * too.
 */
final class CustomersCsv {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\0].*", Pattern.DOTALL);

    private CustomersCsv() {}

    static void write(CustomerReport report, CustomerFilter filter, OutputStream out) {
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(Stream.of(Column.values()).map(Column::viewName).toList());
            report.forEach(filter, row -> csv.writeRecord(cells(row)));
        } catch (IOException brokenOff) {
            throw new UncheckedIOException("the download was broken off", brokenOff);
        }
    }

    static Iterable<String> cells(CustomerRow row) {
        return Stream.of(Column.values())
                .map(column -> column.kind() == Column.Kind.TEXT ? harmless(column.valueIn(row)) : column.valueIn(row))
                .toList();
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
