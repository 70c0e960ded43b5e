package com.econlytics.jdbc;

import com.econlytics.ledger.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How far connectors have come, row by row. */
final class Checkpoints {
    private Checkpoints() {}

    static void save(Handle handle, Checkpoint checkpoint) {
        handle.execute(
                "insert into econlytics.checkpoint as known (connector, cursor, data_through, saved_at)"
                        + " values (?, ?, ?, clock_timestamp())"
                        + " on conflict (connector) do update set cursor = excluded.cursor, saved_at = excluded.saved_at,"
                        + " data_through = coalesce(excluded.data_through, known.data_through)",
                checkpoint.connector(),
                checkpoint.cursor(),
                checkpoint
                        .findDataThrough()
                        .map(instant -> instant.atOffset(ZoneOffset.UTC))
                        .orElse(null));
    }

    static Optional<Checkpoint> find(Handle handle, String connector) {
        return handle.createQuery("select connector, cursor, data_through from econlytics.checkpoint"
                        + " where connector = :connector")
                .bind("connector", connector)
                .map(Checkpoints::checkpoint)
                .findOne();
    }

    static List<Checkpoint> all(Handle handle) {
        return handle.createQuery("select connector, cursor, data_through from econlytics.checkpoint"
                        + " order by connector collate \"C\"")
                .map(Checkpoints::checkpoint)
                .list();
    }

    private static Checkpoint checkpoint(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime through = row.getObject("data_through", OffsetDateTime.class);
        return new Checkpoint(
                row.getString("connector"), row.getString("cursor"), through == null ? null : through.toInstant());
    }
}
