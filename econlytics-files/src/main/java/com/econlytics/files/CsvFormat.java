package com.econlytics.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written: RFC 4180 in UTF-8, lines ended by CRLF, decimals with a point, ISO dates.
 *
 * <p>Example: {@code CsvFormat.SPREADSHEET.withHeading(heading)}.
 *
 * @param safety what becomes of text that looks like a formula
 * @param mark whether a byte order mark stands in front, by which Excel knows UTF-8 and which many programs dislike
 * @param heading what the figures are, above the names of the columns; null for none, as BI tools want it
 */
public record CsvFormat(
        CsvSafety safety, Mark mark, @Nullable ReportHeading heading) {
    /** For people: no formulas, a byte order mark. */
    public static final CsvFormat SPREADSHEET = new CsvFormat(CsvSafety.SPREADSHEET, Mark.BYTE_ORDER_MARK, null);
    /** For programs: text as it is, no mark. */
    public static final CsvFormat PLAIN = new CsvFormat(CsvSafety.RAW, Mark.NONE, null);

    public CsvFormat {
        Objects.requireNonNull(safety, "safety");
        Objects.requireNonNull(mark, "mark");
    }

    /** Whether a byte order mark stands in front. */
    public enum Mark {
        /** It does. */
        BYTE_ORDER_MARK,
        /** It does not. */
        NONE
    }

    /** The same with a heading. */
    public CsvFormat withHeading(ReportHeading stated) {
        return new CsvFormat(safety, mark, stated);
    }
}
