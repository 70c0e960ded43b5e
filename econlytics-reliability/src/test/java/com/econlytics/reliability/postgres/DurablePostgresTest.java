package com.econlytics.reliability.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurablePostgresTest {
    @TempDir
    private Path directory;

    @Test
    void aServerThatIsKilledKeepsWhatItCommittedAndNothingElse() throws Exception {
        try (DurablePostgres server = DurablePostgres.create(directory)) {
            Jdbi jdbi = Jdbi.create(server.dataSource());
            jdbi.useHandle(handle -> handle.execute("create table kept (n int)"));
            jdbi.useHandle(handle -> handle.execute("insert into kept values (1)"));
            try (Connection unfinished = server.dataSource().getConnection()) {
                unfinished.setAutoCommit(false);
                unfinished.createStatement().execute("insert into kept values (2)");
                server.kill();
            }

            assertThat(server.isRunning()).isFalse();
            server.start();

            assertThat(numbers(jdbi, "select n from kept")).containsExactly(1);
            assertThat(texts(jdbi, "select current_setting('fsync') || current_setting('synchronous_commit')"))
                    .containsExactly("onon");
        }
    }

    private static List<Integer> numbers(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Integer.class).list());
    }

    private static List<String> texts(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
