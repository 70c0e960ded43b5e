package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DataMapTest {
    private static final Set<String> TAGS = Set.of("PII", "money", "neither");

    private final DataSource database = Database.empty();
    private final List<DataMap.Entry> entries = DataMap.entries();

    @Test
    void everyColumnHasOneTagAndEveryTagAColumn() {
        assertThat(entries)
                .extracting(DataMap.Entry::column)
                .as("each column needs one entry in docs/data-map.md")
                .containsExactlyInAnyOrderElementsOf(Database.rows(database, """
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'econlytics' and t.table_type <> 'VIEW'"""));
    }

    @Test
    void aTagIsOneOfThree() {
        assertThat(entries).extracting(DataMap.Entry::tag).allMatch(TAGS::contains);
    }

    @Test
    void everyPersonalColumnSaysWhatBecomesOfItAndIsLookedThrough() {
        assertThat(entries)
                .filteredOn(DataMap.Entry::isPersonal)
                .isNotEmpty()
                .as("it is erased, or goes with what is, or says why it stays")
                .allMatch(entry -> entry.isErased() || entry.fate().matches("(goes with |stays: ).+"))
                .extracting(DataMap.Entry::column)
                .isSubsetOf(ColumnScan.columns(database));
    }
}
