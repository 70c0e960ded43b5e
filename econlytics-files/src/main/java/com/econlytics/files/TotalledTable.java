package com.econlytics.files;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table of ours that comes back: its rows, checked against the totals under them.
 *
 * @param columns which columns it has
 * @param label the column in which a total says what it is
 * @param isTotal whether a row is a total
 * @param reader what a row says that is none
 * @param groups the columns by which totals are told apart
 * @param figures the columns that are added up
 */
record TotalledTable<T>(
        Columns columns,
        String label,
        Predicate<TableRow> isTotal,
        Function<TableRow, T> reader,
        List<String> groups,
        List<String> figures) {
    /** The rows of {@code path}, in the order of the file. */
    List<T> read(Path path) {
        SourceFile file = CsvRows.inspect(path);
        List<T> rows = new ArrayList<>();
        Totals totals = new Totals(figures.size());
        Set<String> missing = new HashSet<>();
        Set<String> stated = new HashSet<>();
        new Table<TableRow>(columns, row -> row, row -> "", "row").rows(file, row -> {
            String group = group(row);
            if (!isTotal.test(row)) {
                if (!stated.isEmpty()) {
                    throw row.row().whole().refuse("nothing behind the totals", "another row");
                }
                rows.add(reader.apply(row));
                totals.add(group, numbers(row));
                missing.add(group);
                return;
            }
            totals.require(row.cell(label), group, numbers(row));
            if (!stated.add(group)) {
                throw row.cell(label).refuse("each total once", "a second one");
            }
            missing.remove(group);
        });
        if (!missing.isEmpty() || stated.isEmpty()) {
            throw Cell.ofFile(file.evidence()).refuse("a total for each currency at the end", "none");
        }
        return rows;
    }

    private String group(TableRow row) {
        List<String> parts =
                groups.stream().map(name -> row.cell(name).trimmed()).toList();
        // the totals of an empty table are of no group
        return String.join(Totals.SEPARATOR, parts).strip();
    }

    private List<BigDecimal> numbers(TableRow row) {
        return figures.stream().map(row::cell).map(TotalledTable::number).toList();
    }

    private static BigDecimal number(Cell cell) {
        if (cell.isEmpty()) {
            return BigDecimal.ZERO;
        }
        return NumberText.find(cell.trimmed()).orElseThrow(() -> cell.refuse("a number like -1234.56"));
    }
}
