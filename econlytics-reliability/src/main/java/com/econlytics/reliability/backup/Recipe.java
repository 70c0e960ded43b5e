package com.econlytics.reliability.backup;

import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.postgres.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The commands of {@code docs/backup.md}, word for word; only where the backups are is put in. */
final class Recipe {
    static final String DUMP =
            "pg_dump -d econlytics -Fc -n econlytics -n econlytics_report -f /backup/econlytics.dump";
    static final String CREATE = "createdb econlytics_restored";
    static final String RESTORE = "pg_restore -d econlytics_restored --exit-on-error /backup/econlytics.dump";
    static final String ARCHIVE = "test ! -f /backup/wal/%f && cp %p /backup/wal/%f";
    static final String BASE = "pg_basebackup -D /backup/base -X stream -c fast";
    static final String VERIFY = "pg_verifybackup /backup/base";
    static final String COPY = "cp -a /backup/base /backup/restored";
    static final String FETCH = "cp /backup/wal/%f %p";
    static final String SIGNAL = "touch /backup/restored/recovery.signal";

    private final Path backups;
    private final Installation installed;

    Recipe(Path backups, Installation installed) {
        this.backups = backups;
        this.installed = installed;
    }

    static List<String> all() {
        return List.of(DUMP, CREATE, RESTORE, ARCHIVE, BASE, VERIFY, COPY, FETCH, SIGNAL);
    }

    /** A command or an option with the directory that stands for {@code /backup}. */
    String here(String words) {
        return words.replace("/backup/", backups + "/");
    }

    /** Runs commands one after the other, which find the server by its port; the first that fails ends it. */
    void run(int port, String... commands) throws IOException, InterruptedException {
        for (String command : commands) {
            run(port, command);
        }
    }

    private void run(int port, String command) throws IOException, InterruptedException {
        Path said = backups.resolve("commands.log");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", here(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        shell.environment()
                .putAll(Map.of(
                        "PATH",
                        installed.bin() + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        Integer.toString(port),
                        "PGUSER",
                        DurablePostgres.USER));
        if (shell.start().waitFor() != 0) {
            throw new IOException("'" + command + "' failed: " + Files.readString(said));
        }
    }
}
