package com.econlytics.examples.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** How rows are printed: for people, for a spreadsheet, or for a program. */
public enum OutputFormat {
    /** Aligned columns. */
    TABLE {
        @Override
        public void print(PrintWriter out, List<String> headings, List<List<String>> rows) {
            TextTable table = TextTable.ofTextsAndNumbers().row(headings);
            rows.forEach(table::row);
            table.lines().forEach(out::println);
        }
    },
    /** Comma-separated values with a heading. */
    CSV {
        @Override
        public void print(PrintWriter out, List<String> headings, List<List<String>> rows) {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(headings);
            rows.forEach(csv::writeRecord);
            try {
                csv.flush();
            } catch (IOException failed) {
                throw new UncheckedIOException("rows cannot be printed", failed);
            }
        }
    },
    /** A list of objects, whose members are texts. */
    JSON {
        @Override
        public void print(PrintWriter out, List<String> headings, List<List<String>> rows) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (List<String> row : rows) {
                ObjectNode object = list.addObject();
                for (int i = 0; i < headings.size(); i++) {
                    object.put(headings.get(i), row.get(i));
                }
            }
            out.println(list.toPrettyString());
        }
    };

    /** Prints rows under headings; all have the same number of cells. */
    public abstract void print(PrintWriter out, List<String> headings, List<List<String>> rows);
}
