package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A table on its way out. */
final class CsvOutput {
    private static final int CELL_LIMIT = 1 << 15;

    private final CsvWriter csv;
    private final CsvSafety safety;

    private CsvOutput(CsvWriter csv, CsvSafety safety) {
        this.csv = csv;
        this.safety = safety;
    }

    /** Writes mark, heading and names, then the {@code body}; the stream is flushed and stays open. */
    static void write(CsvFormat format, OutputStream out, List<String> names, Consumer<CsvOutput> body) {
        write(format, List.of(), out, names, body);
    }

    /** The same with more statements under those of the heading. */
    static void write(
            CsvFormat format,
            List<Map.Entry<String, String>> statements,
            OutputStream out,
            List<String> names,
            Consumer<CsvOutput> body) {
        try {
            Writer text = new OutputStreamWriter(out, UTF_8);
            if (format.mark() == CsvFormat.Mark.BYTE_ORDER_MARK) {
                text.write('\uFEFF');
            }
            // closing it would close the caller's stream
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
            CsvOutput output = new CsvOutput(csv, format.safety());
            ReportHeading heading = format.heading();
            Stream.concat(heading == null ? Stream.of() : heading.statements().stream(), statements.stream())
                    .forEach(
                            said -> output.row(ReportHeading.MARK + " " + said.getKey(), output.text(said.getValue())));
            csv.writeRecord(names);
            body.accept(output);
            csv.flush();
            text.flush();
        } catch (IOException brokenOff) {
            throw new UncheckedIOException("the table could not be written to its end; look at the cause", brokenOff);
        }
    }

    /** One row of cells, as they are. */
    void row(String... cells) {
        csv.writeRecord(cells);
    }

    /** One row of cells, as they are. */
    void row(List<String> cells) {
        csv.writeRecord(cells);
    }

    /**
     * The cell of a text.
     *
     * @throws IllegalArgumentException if no reader could read it back
     */
    String text(String text) {
        boolean readable = text.indexOf(0) < 0 && UTF_8.newEncoder().canEncode(text) && text.length() < CELL_LIMIT;
        if (!readable) {
            throw new IllegalArgumentException("a text of " + text.length()
                    + " characters is too long for a cell, or holds a NUL or half a character; shorten or mend it");
        }
        return safety.write(text);
    }
}
