package com.econlytics.examples.console;

import java.util.ArrayList;
import java.util.List;

/** Cells in aligned columns: the first to the left, the others to the right. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String NUMBER = "-?[0-9][0-9,]*(\\.[0-9]+)?|";

    private final boolean textsToTheLeft;

    private final List<List<String>> rows = new ArrayList<>();

    /** An empty table. */
    public TextTable() {
        this(false);
    }

    private TextTable(boolean textsToTheLeft) {
        this.textsToTheLeft = textsToTheLeft;
    }

    /** One whose columns are to the right only if they hold nothing but numbers under their heading. */
    public static TextTable ofTextsAndNumbers() {
        return new TextTable(true);
    }

    /** Adds a row; all have the same number of cells. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row; all have the same number of cells. */
    public TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** One line for each row, indented by two blanks. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String blanks = " ".repeat(width(column) - cell.length());
            line.append(GAP).append(isToTheRight(column) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private boolean isToTheRight(int column) {
        return textsToTheLeft
                ? rows.stream().skip(1).allMatch(cells -> cells.get(column).matches(NUMBER))
                : column > 0;
    }

    private int width(int column) {
        return rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
    }
}
