package com.econlytics.files;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a table, by the names of its columns.
 *
 * @param row as it stands in the file
 * @param places where each column is
 */
record TableRow(CsvRow row, Map<String, Integer> places) {
    /** The cell of a column that the table has. */
    Cell cell(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw row.whole().refuse("a column " + column, "none");
        }
        return row.cell(place, column);
    }

    /** The cell of a column that the table may have. */
    Optional<Cell> find(String column) {
        return places.containsKey(column) ? Optional.of(cell(column)) : Optional.empty();
    }

    /** The trimmed text of a column that the table may have; empty if it does not, or the cell is. */
    String textOf(String column) {
        return find(column).map(Cell::trimmed).orElse("");
    }
}
