package com.econlytics.benchmarks;

import com.econlytics.jdbc.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A PostgreSQL whose journal has the lines of a workload, written past the library, because only the way out is measured. */
final class JournalTable implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final EmbeddedPostgres server;

    JournalTable(Workload workload) throws IOException, SQLException {
        this.server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        Schema.migrate(dataSource());
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into econlytics.version (version_no, request_id) values (1, gen_random_uuid())");
            copy(connection, workload);
            statement.execute("vacuum analyze econlytics.line");
        }
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    private static void copy(Connection connection, Workload workload) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        StringBuilder text = new StringBuilder();
        int[] line = {0};
        workload.forEach((customer, account, month, amount) -> {
            String date = Workload.FIRST.plusMonths(month).atDay(1).toString();
            text.append(++line[0])
                    .append("\t1\t")
                    .append(line[0])
                    .append('\t')
                    .append(customer + 1)
                    .append('\t');
            text.append(date).append('\t').append(date).append('\t');
            text.append(Workload.ACCOUNTS.get(account).code())
                    .append("\tUSD\t")
                    .append(amount)
                    .append('\n');
            if (text.length() > PIECE) {
                flush(server, text);
            }
        });
        flush(server, text);
    }

    private static void flush(PGConnection server, StringBuilder text) {
        try {
            server.getCopyAPI()
                    .copyIn(
                            "copy econlytics.line from stdin",
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
            text.setLength(0);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("PostgreSQL did not take the lines", failed);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
