package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** New rows of one table, written at once: many by COPY, which is several times faster, few by a batch of inserts. */
final class Rows {
    private final Handle handle;
    private final String table;
    private final String columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private Rows(Handle handle, String table, String columns) {
        this.handle = handle;
        this.table = table;
        this.columns = columns;
    }

    /**
     * No rows yet.
     *
     * @param table without its schema
     * @param columns separated by commas
     */
    static Rows of(Handle handle, String table, String columns) {
        return new Rows(handle, "econlytics." + table, columns);
    }

    /** Adds a row: texts, numbers, dates, instants in UTC, bytes, or null. */
    void add(@Nullable Object... values) {
        rows.add(values);
    }

    /** Writes all rows. */
    void write() {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() < handle.getConfig(BulkLoading.class).fromRows()) {
            insert();
        } else {
            copy();
        }
    }

    private void insert() {
        String places = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        PreparedBatch batch =
                handle.prepareBatch("insert into " + table + " (" + columns + ") values (" + places + ")");
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                batch.bind(i, row[i]);
            }
            batch.add();
        }
        batch.execute();
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : "\t").append(field(row[i]));
            }
            text.append('\n');
        }
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + columns + ") from stdin",
                            new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.limit()));
        } catch (CharacterCodingException malformed) {
            throw new CopyException(new SQLException("half a character", "22021", malformed));
        } catch (SQLException | IOException failed) {
            throw new CopyException(failed);
        }
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof OffsetDateTime instant) {
            return text(instant);
        }
        if (value instanceof byte[] bytes) {
            return "\\\\x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof String text ? escaped(text) : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** PostgreSQL counts the years before 1 backwards, and wants no sign before those after 9999. */
    static String text(OffsetDateTime instant) {
        LocalDateTime utc = instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        String afterYear = utc.toString().substring(utc.toString().indexOf('-', 1)) + "+00";
        int year = utc.getYear();
        return year > 0 ? padded(year) + afterYear : padded(1 - year) + afterYear + " BC";
    }

    private static String padded(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
