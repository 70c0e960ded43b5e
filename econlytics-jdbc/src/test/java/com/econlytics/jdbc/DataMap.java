package com.econlytics.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The data map as it is written in the documents. */
final class DataMap {
    private static final Path DOCUMENT = Path.of("../docs/data-map.md");

    private DataMap() {}

    static List<Entry> entries() {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .flatMap(DataMap::entries)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the data map cannot be read", failed);
        }
    }

    /** What an erasure empties, renames or deletes, hashes aside. */
    static List<String> erased() {
        return entries().stream()
                .filter(entry -> entry.isPersonal() && entry.isErased())
                .map(Entry::column)
                .toList();
    }

    private static Stream<Entry> entries(String row) {
        List<String> cells = new ArrayList<>(Arrays.asList(row.split("\\|", -1)));
        cells.replaceAll(cell -> cell.replace("`", "").strip());
        return Arrays.stream(cells.get(2).split(", "))
                .map(column -> new Entry(cells.get(1) + "." + column, cells.get(3), cells.get(4)));
    }

    /** What the map says of {@code table.column}. */
    record Entry(String column, String tag, String fate) {
        boolean isPersonal() {
            return tag.equals("PII");
        }

        boolean isErased() {
            return fate.matches("(becomes|emptied|deleted)\\b.*");
        }
    }
}
