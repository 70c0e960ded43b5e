package com.econlytics.reliability.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a server is set up.
 *
 * @param options of the server, the later before the earlier
 * @param dataDirectory where its data is, if not beside its log of messages
 */
public record ServerOptions(List<Option> options, @Nullable Path dataDirectory) {
    private static final List<Option> DURABLE = List.of(
            new Option("fsync", "on"), new Option("full_page_writes", "on"), new Option("synchronous_commit", "on"));

    public ServerOptions {
        options = List.copyOf(options);
    }

    /**
     * One option.
     *
     * @param name such as {@code shared_buffers}
     * @param value such as {@code 64MB}
     */
    public record Option(String name, String value) {}

    /** Small, on the loopback interface alone, with room for 200 connections. */
    public static ServerOptions standard() {
        return new ServerOptions(
                List.of(
                        new Option("listen_addresses", "127.0.0.1"),
                        new Option("unix_socket_directories", ""),
                        new Option("shared_buffers", "64MB"),
                        new Option("max_connections", "200")),
                null);
    }

    /** The same with one more option. */
    public ServerOptions with(String name, String value) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(name, value));
        return new ServerOptions(more, dataDirectory);
    }

    /** The same with its data elsewhere. */
    public ServerOptions withDataIn(Path directory) {
        return new ServerOptions(options, directory);
    }

    Optional<Path> findDataDirectory() {
        return Optional.ofNullable(dataDirectory);
    }

    /** What was asked for, and after it what cannot be switched off. */
    List<Option> withDurability() {
        List<Option> all = new ArrayList<>(options);
        all.addAll(DURABLE);
        return all;
    }
}
