package com.econlytics.reliability.postgres;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Every value of every column of every table of the library, in one text; bytes as the text that they may be. */
public final class AllText {
    private static final String SCANS = """
            select format('select coalesce(string_agg(%s, chr(10)), '''') from econlytics.%I',
                case when data_type = 'bytea' then format('encode(%I, ''escape'')', column_name)
                     else format('%I::text', column_name) end, table_name)
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'econlytics' and table_type = 'BASE TABLE'
            """;

    private AllText() {}

    /** The text of a migrated database. */
    public static String of(DataSource database) {
        return Jdbi.create(database)
                .withHandle(handle -> texts(handle, SCANS).stream()
                        .flatMap(scan -> texts(handle, scan).stream())
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> texts(Handle handle, String query) {
        return handle.createQuery(query).mapTo(String.class).list();
    }
}
