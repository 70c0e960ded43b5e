package com.econlytics.reliability.backup;

import com.econlytics.audit.Seal;
import com.econlytics.audit.Verification;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.jdbc.FileErasureJournal;
import com.econlytics.jdbc.JdbcAuditLog;
import com.econlytics.jdbc.JdbcErasures;
import com.econlytics.jdbc.Schema;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.postgres.Installation;
import com.econlytics.reliability.postgres.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A dump is restored, and a base backup is recovered to a moment between two bookings; both must hold what was there, and forget who is erased. */
public final class BackupDrill implements Proof {
    private static final String DATABASE = "econlytics";
    private static final String RESTORED = "econlytics_restored";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "backup-drill";
    }

    @Override
    public String title() {
        return "Backup and restore";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        Optional<Installation> installed = Installation.find();
        if (installed.isEmpty()) {
            return new Findings.Builder()
                    .paragraph(
                            "Not run: pg_dump, pg_basebackup and the rest of PostgreSQL's programs are not installed here.")
                    .build();
        }
        return new Drill(setting, installed.get()).run();
    }

    private static final class Drill {
        private final Setting setting;
        private final Installation installed;
        private final Recipe recipe;
        private final Company company;
        private final Findings.Builder findings = new Findings.Builder();
        private final List<List<String>> rows = new ArrayList<>();
        private final List<List<String>> named = new ArrayList<>();

        Drill(Setting setting, Installation installed) {
            this.setting = setting;
            this.installed = installed;
            this.recipe = new Recipe(setting.directory(), installed);
            this.company = new Company(setting.choose(200, 20_000), setting.seed());
        }

        Findings run() throws Exception {
            Files.createDirectories(setting.directory().resolve("wal"));
            ServerOptions archiving = ServerOptions.standard()
                    .with("archive_mode", "on")
                    .with("archive_command", recipe.here(Recipe.ARCHIVE));
            try (DurablePostgres server =
                    DurablePostgres.create(setting.directory().resolve("server"), archiving, installed)) {
                Jdbi.create(server.dataSource()).useHandle(handle -> handle.execute("create database " + DATABASE));
                DataSource books = server.dataSource(DATABASE);
                Schema.migrate(books);
                recipe.run(server.port(), Recipe.BASE, Recipe.VERIFY);
                Canary.plant(Company.ledger(books));
                company.bookAndCloseTheFirstMonth(Company.ledger(books));
                new JdbcAuditLog(books).seal();
                Content before = Content.of(books);
                String moment = text(books, "select clock_timestamp()::text");
                recipe.run(server.port(), Recipe.DUMP);
                company.bookWhatComesLater(Company.ledger(books));
                Content after = Content.of(books);
                restoreTheDump(server, before, after);
                archiveAll(books);
                recover(server.port(), moment, before, after);
                forget(server, after);
            }
            findings.table(List.of("backup", "rows", "seconds to restore", "audit log"), rows)
                    .paragraph(
                            "After each restore every table, every row of the report of customers and the chain of the audit log"
                                    + " were as they had been; then what came later was booked again, and the figures were those of the"
                                    + " database that had never been lost.")
                    .paragraph(
                            "One customer then asked to be forgotten. A full dump in SQL was searched for every name of hers, in"
                                    + " text and in bytes, before and after, and again after her whole history had been said once more; and so"
                                    + " was the database that had come back from the older dump, once the journal of erasures was replayed.")
                    .table(List.of("dump of", "lines that name her"), named);
            return findings.build();
        }

        /** Erases the canary in the books, and by the journal in what was restored from before the erasure. */
        private void forget(DurablePostgres server, Content after) throws Exception {
            ErasureJournal journal = new FileErasureJournal(setting.directory().resolve("erasures"));
            DataSource books = server.dataSource(DATABASE);
            named(server, DATABASE, "the books before the erasure", false);
            new JdbcErasures(books, journal, Clock.systemUTC()).erase(Canary.SUBJECT);
            sayAgain(server, DATABASE, "the books", after);
            named(server, RESTORED, "the older dump, restored", false);
            long erased = new JdbcErasures(server.dataSource(RESTORED), journal, Clock.systemUTC()).replay();
            findings.violationIf(
                    erased != 1, "the journal erased " + erased + " customers again, and should have erased 1");
            sayAgain(server, RESTORED, "the restored books", after);
        }

        private void sayAgain(DurablePostgres server, String database, String books, Content after) throws Exception {
            named(server, database, books + " after the erasure", true);
            Canary.plant(Company.ledger(server.dataSource(database)));
            named(server, database, books + " after all was said again", true);
            findings.violationIf(
                    !Content.of(server.dataSource(database)).amounts().equals(after.amounts()),
                    "the erasure moved figures of " + books);
        }

        private void named(DurablePostgres server, String database, String dump, boolean erased) throws Exception {
            Path file = setting.directory().resolve("searched.sql");
            recipe.run(server.port(), "pg_dump -d " + database + " -f " + file);
            long lines = Canary.linesNaming(file);
            named.add(List.of(dump, Long.toString(lines)));
            findings.violationIf(erased && lines > 0, dump + ": " + lines + " lines still name who was erased");
            findings.violationIf(!erased && lines == 0, dump + ": nobody is named, so that the search shows nothing");
        }

        private void restoreTheDump(DurablePostgres server, Content before, Content after) throws Exception {
            long begun = System.nanoTime();
            recipe.run(server.port(), Recipe.CREATE, Recipe.RESTORE);
            compare("dump", server.dataSource(RESTORED), begun, before, after);
        }

        private void recover(int port, String moment, Content before, Content after) throws Exception {
            long begun = System.nanoTime();
            ServerOptions recovering = ServerOptions.standard()
                    .withDataIn(setting.directory().resolve("restored"))
                    .with("restore_command", recipe.here(Recipe.FETCH))
                    .with("recovery_target_time", moment)
                    .with("recovery_target_action", "promote");
            recipe.run(port, Recipe.COPY, Recipe.SIGNAL);
            Files.createDirectories(setting.directory().resolve("recovered"));
            try (DurablePostgres server =
                    DurablePostgres.over(setting.directory().resolve("recovered"), recovering, installed)) {
                await(server.dataSource(), "select not pg_is_in_recovery()");
                compare("base backup and archive", server.dataSource(DATABASE), begun, before, after);
            }
        }

        private void compare(String backup, DataSource restored, long begun, Content before, Content after) {
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            Schema.migrate(restored);
            Content.of(restored)
                    .differencesFrom(before)
                    .forEach(difference -> findings.violation(backup + ": " + difference));
            Verification audit = new JdbcAuditLog(restored).verify(before.head());
            findings.violationIf(!audit.intact() || before.head().equals(Seal.START), backup + ": audit log " + audit);
            rows.add(List.of(backup, Long.toString(before.rows()), Long.toString(seconds), audit.toString()));
            company.bookWhatComesLater(Company.ledger(restored));
            findings.violationIf(
                    !Content.of(restored).report().equals(after.report()),
                    backup + ": what was booked again came to other figures");
        }

        private static void archiveAll(DataSource books) throws IOException {
            String last = text(books, "select pg_walfile_name(pg_current_wal_lsn())");
            text(books, "select pg_switch_wal()::text");
            await(books, "select coalesce(last_archived_wal >= '" + last + "', false) from pg_stat_archiver");
        }

        private static void await(DataSource database, String condition) throws IOException {
            long begun = System.nanoTime();
            while (!"t".equals(text(database, "select case when (" + condition + ") then 't' else 'f' end"))) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IOException("waited " + PATIENCE.toSeconds() + " s in vain for: " + condition);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }

        private static String text(DataSource database, String sql) {
            return Jdbi.create(database)
                    .withHandle(handle ->
                            handle.createQuery(sql).mapTo(String.class).one());
        }
    }
}
