package com.econlytics.examples.service;

import com.econlytics.examples.settings.DatabaseSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.jdbc.Durability;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests of the module, with a new database for each that asks; fast, and not durable. */
public final class TestDatabase {
    private static final TemporaryPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** An empty database. */
    public static DatabaseSettings empty() {
        return create("template1");
    }

    /** What a backup of {@code database} would be restored as; nobody may be connected to it. */
    public static DatabaseSettings copyOf(DatabaseSettings database) {
        return create(database.url().replaceAll(".*/([a-z0-9]+)\\?.*", "$1"));
    }

    private static DatabaseSettings create(String template) {
        String name = "test" + COUNT.incrementAndGet();
        String url = SERVER.settings().url();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for the test", failed);
        }
        return new DatabaseSettings(url.replace("/postgres?", "/" + name + "?"), "", new Secret(""), Durability.ANY);
    }

    private static TemporaryPostgres start() {
        TemporaryPostgres server = TemporaryPostgres.startFast();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
