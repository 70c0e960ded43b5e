package com.econlytics.files;

import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the heads of a report: its name, the company and the period.
 *
 * @param words all but the period
 * @param months the period; null if none is stated
 */
record ReportTitle(String words, @Nullable MonthRange months) {
    static ReportTitle of(List<CsvRow> rows) {
        List<String> words = new ArrayList<>();
        MonthRange months = null;
        for (CsvRow row : rows) {
            String text = text(row);
            PeriodText.Reading reading = PeriodText.read(text);
            if (reading instanceof PeriodText.Reading.Partial) {
                throw row.whole().refuse("a period of whole months", "some days of a month");
            }
            if (reading instanceof PeriodText.Reading.Months stated) {
                if (months != null && !months.equals(stated.range())) {
                    throw row.whole().refuse("one period", "a second one, " + stated.range());
                }
                months = stated.range();
            } else {
                words.add(text.replaceAll("\\p{Cntrl}", " "));
            }
        }
        return new ReportTitle(String.join(", ", words), months);
    }

    static boolean isPeriod(CsvRow row) {
        return !(PeriodText.read(text(row)) instanceof PeriodText.Reading.None);
    }

    /** The row as one text: the commas of a period are not always quoted. */
    private static String text(CsvRow row) {
        return row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }
}
