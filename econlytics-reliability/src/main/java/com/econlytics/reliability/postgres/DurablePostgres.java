package com.econlytics.reliability.postgres;

import com.econlytics.reliability.postgres.ServerOptions.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL that keeps what it acknowledged, and that can be killed and started again.
 *
 * <p>It runs as a direct child of this program, so that no other program stands between a signal and the server. {@code fsync},
 * {@code full_page_writes} and {@code synchronous_commit} are on, whatever other options are given. A kill ends the processes, not the
 * machine: what a process wrote and the system has not yet brought to the disk survives.
 *
 * <pre>{@code
 * try (DurablePostgres server = DurablePostgres.create(directory)) {
 *     Schema.migrate(server.dataSource());
 *     server.kill();
 *     server.start();
 * }
 * }</pre>
 */
public final class DurablePostgres implements AutoCloseable {
    /** The database that a new server has. */
    public static final String FIRST_DATABASE = "postgres";

    /** Who may do everything. */
    public static final String USER = "postgres";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final Binaries binaries;
    private final Path directory;
    private final ServerOptions options;
    private final int port;
    private final Thread atExit = new Thread(this::stop, "econlytics-postgres-stop");
    private volatile @Nullable Process postmaster;

    private DurablePostgres(Binaries binaries, Path directory, ServerOptions options, int port) {
        this.binaries = binaries;
        this.directory = directory;
        this.options = options;
        this.port = port;
    }

    /** Makes a server with its data and its log under {@code directory}, and starts it. */
    public static DurablePostgres create(Path directory) throws IOException, InterruptedException {
        return create(directory, ServerOptions.standard());
    }

    /** The same with options of one's own. */
    public static DurablePostgres create(Path directory, ServerOptions options)
            throws IOException, InterruptedException {
        DurablePostgres server = new DurablePostgres(Binaries.unpacked(), directory, options, freePort());
        server.initialize();
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.start();
        return server;
    }

    /** The same with the programs that are installed here. */
    public static DurablePostgres create(Path directory, ServerOptions options, Installation installed)
            throws IOException, InterruptedException {
        DurablePostgres server = new DurablePostgres(new Binaries(installed.root()), directory, options, freePort());
        server.initialize();
        server.start();
        return server;
    }

    /** Starts on data that is there, such as a backup; it may answer before it has recovered all of it. */
    public static DurablePostgres over(Path directory, ServerOptions options, Installation installed)
            throws IOException, InterruptedException {
        DurablePostgres server = new DurablePostgres(new Binaries(installed.root()), directory, options, freePort());
        server.start();
        return server;
    }

    /** Connections to the first database; each is a new one. */
    public DataSource dataSource() {
        return dataSource(FIRST_DATABASE);
    }

    /** Connections to a database; each is a new one. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        return source;
    }

    /** Where a database is, user included. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** The port on the loopback interface, which stays the same. */
    public int port() {
        return port;
    }

    /** What the server says. */
    public Path log() {
        return directory.resolve("postgres.log");
    }

    /** Makes a database with the content of another one, to which nobody may be connected. */
    public void createDatabase(String name, String template) throws SQLException {
        execute("create database \"" + name + "\" template \"" + template + "\"");
    }

    /** Forgets a database, and cuts off whoever is connected to it. */
    public void dropDatabase(String name) throws SQLException {
        execute("drop database if exists \"" + name + "\" with (force)");
    }

    /**
     * Starts the server after it was killed; returns when it answers.
     *
     * @return how long it took to answer, recovery included
     */
    public Duration start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process started = new ProcessBuilder(binaries.command("postgres", arguments()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        postmaster = started;
        while (!answers()) {
            boolean late = System.nanoTime() - begun > LONGEST_START.toNanos();
            if (late || started.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("PostgreSQL did not start; see " + log());
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Ends the server and all its processes with SIGKILL; returns when none of them is left. */
    public void kill() throws IOException, InterruptedException {
        Process killed = running();
        Signal.STOP.to(killed.toHandle()); // it must not start another process while they are counted
        List<ProcessHandle> all = new ArrayList<>(killed.descendants().toList());
        all.add(killed.toHandle());
        Signal.KILL.to(all.stream().map(ProcessHandle::pid).toList());
        killed.waitFor();
        all.forEach(process -> process.onExit().join());
    }

    /** Has the server and all its processes wait. */
    public void pause() throws IOException, InterruptedException {
        Signal.STOP.to(processes());
    }

    /** Has them go on. */
    public void resume() throws IOException, InterruptedException {
        Signal.CONT.to(processes());
    }

    /** Whether the server answers now. */
    public boolean answers() {
        try (Connection connection = dataSource().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Whether the server's first process lives. */
    public boolean isRunning() {
        Process started = postmaster;
        return started != null && started.isAlive();
    }

    /** Stops the server without waiting for anybody; its data stays. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the program ends, and with it the hook
        }
    }

    private void stop() {
        try {
            if (isRunning()) {
                kill();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not stop; look for a process named postgres", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> processes() {
        List<Long> all = new ArrayList<>();
        all.add(running().pid());
        running().descendants().forEach(process -> all.add(process.pid()));
        return all;
    }

    private Process running() {
        Process started = postmaster;
        if (started == null || !started.isAlive()) {
            throw new IllegalStateException("PostgreSQL does not run; start it first, or see " + log());
        }
        return started;
    }

    private void initialize() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int code = new ProcessBuilder(binaries.command(
                        "initdb",
                        "--auth=trust",
                        "--username=" + USER,
                        "--pgdata=" + data(),
                        "--encoding=UTF-8",
                        "--locale=C",
                        "--no-sync"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("PostgreSQL could not make its data directory; see " + log());
        }
    }

    private String[] arguments() {
        List<String> words = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        for (Option option : options.withDurability()) {
            words.add("-c");
            words.add(option.name() + "=" + option.value());
        }
        return words.toArray(String[]::new);
    }

    private Path data() {
        return options.findDataDirectory().orElseGet(() -> directory.resolve("data"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
