package com.econlytics.examples.service;

import com.econlytics.examples.settings.DatabaseSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.jdbc.Durability;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A real PostgreSQL that lives as long as this program, with its data in a directory for temporary files.
 *
 * <p>It keeps what it acknowledges: the durable settings, which the embedded server turns off by default, are on.
 */
public final class TemporaryPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Durability durability;

    private TemporaryPostgres(EmbeddedPostgres server, Durability durability) {
        this.server = server;
        this.durability = durability;
    }

    /** Starts a server with an empty database. */
    public static TemporaryPostgres start() {
        return start(Durability.REQUIRED);
    }

    /** Starts a server that is faster and forgets the last moments if the machine stops; for tests. */
    public static TemporaryPostgres startFast() {
        return start(Durability.ANY);
    }

    private static TemporaryPostgres start(Durability durability) {
        String durable = durability == Durability.REQUIRED ? "on" : "off";
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .setServerConfig("full_page_writes", durable)
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "50")
                    .setRegisterShutdownHook(false)
                    .start();
            return new TemporaryPostgres(server, durability);
        } catch (IOException | IllegalStateException failed) {
            throw new IllegalStateException(
                    "PostgreSQL did not start on this machine; name a server in ECONLYTICS_JDBC_URL and use 'serve'",
                    failed);
        }
    }

    /** Where it is. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "", new Secret(""), durability);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not stop; look for a process named postgres", failed);
        }
    }

    /** Where the server is unpacked: once for each user, and nowhere that another user could have prepared. */
    private static Path binaries() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        String user = System.getProperty("user.name");
        Path own = shared.resolve("econlytics-postgres-" + user.replaceAll("[^A-Za-z0-9_-]", "_"));
        boolean mine = Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
        if (mine) {
            return own;
        }
        Path fresh = Files.createTempDirectory(shared, "econlytics-postgres-");
        try {
            return Files.move(fresh, own);
        } catch (FileAlreadyExistsException notMine) {
            return fresh;
        }
    }
}
