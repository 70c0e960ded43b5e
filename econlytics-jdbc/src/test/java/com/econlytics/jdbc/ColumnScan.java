package com.econlytics.jdbc;

import java.util.List;
import javax.sql.DataSource;

/** Looks through every column of every table of the schema {@code econlytics}. */
final class ColumnScan {
    private static final String COLUMNS = """
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'econlytics' and table_type = 'BASE TABLE'""";

    private ColumnScan() {}

    /** All columns that are looked through, as {@code table.column}. */
    static List<String> columns(DataSource database) {
        return Database.rows(database, "select table_name || '.' || column_name " + COLUMNS);
    }

    /** The columns in which a pattern stands, once for each row; bytes are read as text. */
    static List<String> hits(DataSource database, String pattern) {
        return Database.rows(database, """
                        select format('select ''%1$s.%2$s'' from econlytics.%1$I where %3$s ~* ''%4$s''',
                            table_name, column_name,
                            case when data_type = 'bytea' then format('encode(%I, ''escape'')', column_name)
                                 else format('%I::text', column_name) end,
                            '{pattern}')
                        """.replace("{pattern}", pattern) + COLUMNS).stream()
                .flatMap(scan -> Database.rows(database, scan).stream())
                .toList();
    }
}
