package com.econlytics.files;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param file the name of the file
 * @param line where it starts, from 1
 * @param cells as they are written
 */
record CsvRow(String file, long line, List<String> cells) {
    /** The cell at {@code index}, empty if the row is shorter. */
    Cell cell(int index, String column) {
        return new Cell(file, line, column, index < cells.size() ? cells.get(index) : "");
    }

    /** The cell at {@code index}, named by its number. */
    Cell cell(int index) {
        return cell(index, Integer.toString(index + 1));
    }

    /** The row as a whole, to be refused. */
    Cell whole() {
        return new Cell(file, line, "", String.join(",", cells));
    }

    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.isBlank() || new Cell(file, line, "", cell).isEmpty());
    }

    /** Whether nothing stands from {@code index} on. */
    boolean isBlankFrom(int index) {
        return index >= cells.size() || new CsvRow(file, line, cells.subList(index, cells.size())).isBlank();
    }
}
