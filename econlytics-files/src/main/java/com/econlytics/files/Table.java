package com.econlytics.files;

import com.econlytics.reconciliation.Evidence;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a row of column names: read once to look at its bytes, once or more to look at its rows, and once to hand
 * them on, so that nothing of a bad file is handed on and memory stays constant.
 *
 * <p>Rows before the column names that begin with {@code #} are a heading and are not read; rows without any content are
 * left out.
 *
 * @param columns which columns it has
 * @param reader what a row says
 * @param key what tells a row from every other row of the file
 * @param apart the same in words
 */
record Table<T>(Columns columns, Function<TableRow, T> reader, Function<? super T, String> key, String apart) {
    /** Of how many bytes the keys are held in memory at once. */
    private static final long BYTES_PER_PASS = 96L << 20;

    /** Hands the rows of {@code path} to {@code sink}, in the order of the file. */
    Evidence read(Path path, Consumer<? super T> sink) {
        SourceFile file = SourceFile.inspect(path, Long.MAX_VALUE);
        long passes = file.bytes() / BYTES_PER_PASS + 1;
        for (long pass = 0; pass < passes; pass++) {
            requireDistinct(file, new KeySet(pass, passes));
        }
        rows(file, row -> sink.accept(reader.apply(row)));
        return file.evidence();
    }

    private void requireDistinct(SourceFile file, KeySet keys) {
        rows(file, row -> {
            if (!keys.add(key.apply(reader.apply(row)))) {
                throw row.row().whole().refuse("each " + apart + " once", "the same as in a row above");
            }
        });
    }

    /** The rows under the column names of {@code file}. */
    void rows(SourceFile file, Consumer<TableRow> sink) {
        Body body = new Body(sink);
        CsvRows.read(file, body);
        if (body.places == null) {
            throw Cell.ofFile(file.evidence())
                    .refuse("a row of column names: " + String.join(", ", columns.required()));
        }
    }

    private final class Body implements Consumer<CsvRow> {
        private final Consumer<TableRow> sink;
        private @Nullable Map<String, Integer> places;
        private int width;

        Body(Consumer<TableRow> sink) {
            this.sink = sink;
        }

        @Override
        public void accept(CsvRow row) {
            if (row.isBlank()) {
                return;
            }
            if (places == null) {
                if (!row.cells().get(0).startsWith(ReportHeading.MARK)) {
                    width = row.cells().size();
                    places = columns.locate(row);
                }
                return;
            }
            if (row.cells().size() != width) {
                throw row.whole()
                        .refuse(width + " cells", Integer.toString(row.cells().size()));
            }
            sink.accept(new TableRow(row, places));
        }
    }
}
