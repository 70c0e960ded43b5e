package com.econlytics.examples.service;

import com.econlytics.examples.settings.DatabaseSettings;
import com.econlytics.jdbc.Durability;
import com.econlytics.jdbc.Schema;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The connections to one database, in three pools, so that neither a slow report nor a long booking keeps a webhook
 * waiting.
 *
 * <p>A webhook that the database does not let in answers 503 within two seconds, a report within three.
 */
public final class Database implements AutoCloseable {
    private static final long GIVE_UP_MILLIS = 2_000;
    private static final long RECEIVING_GIVES_UP_MILLIS = 500;

    private final HikariDataSource booking;
    private final HikariDataSource receiving;
    private final HikariDataSource reporting;
    private final Durability durability;

    private Database(
            HikariDataSource booking, HikariDataSource receiving, HikariDataSource reporting, Durability durability) {
        this.booking = booking;
        this.receiving = receiving;
        this.reporting = reporting;
        this.durability = durability;
    }

    /**
     * Connects, and brings the tables up to date.
     *
     * @throws UnreachableException if there is no such database, or it refuses
     */
    public static Database open(DatabaseSettings settings) {
        HikariDataSource booking = pool(settings, "booking", 4, GIVE_UP_MILLIS, Map.of("connectTimeout", "2"));
        try {
            Schema.migrate(booking);
            return new Database(
                    booking,
                    pool(
                            settings,
                            "receiving",
                            8,
                            RECEIVING_GIVES_UP_MILLIS,
                            Map.of(
                                    "connectTimeout", "1",
                                    "socketTimeout", "2",
                                    "options", "-c statement_timeout=1s")),
                    pool(
                            settings,
                            "reporting",
                            4,
                            GIVE_UP_MILLIS,
                            Map.of(
                                    "connectTimeout", "2",
                                    "socketTimeout", "30",
                                    "readOnly", "true",
                                    "options", "-c statement_timeout=20s")),
                    settings.durability());
        } catch (RuntimeException failed) {
            booking.close();
            throw failed;
        }
    }

    /** For the ledger and the connectors. */
    public DataSource booking() {
        return booking;
    }

    /** For webhooks. */
    public DataSource receiving() {
        return receiving;
    }

    /** For pages and files; read-only. */
    public DataSource reporting() {
        return reporting;
    }

    /** Whether the server must keep what it acknowledged. */
    public Durability durability() {
        return durability;
    }

    @Override
    public void close() {
        receiving.close();
        reporting.close();
        booking.close();
    }

    private static HikariDataSource pool(
            DatabaseSettings settings, String name, int connections, long giveUpMillis, Map<String, String> driver) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
        }
        if (!settings.password().reveal().isEmpty()) {
            config.setPassword(settings.password().reveal());
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(giveUpMillis);
        config.setValidationTimeout(Math.min(giveUpMillis, 1_000));
        driver.forEach(config::addDataSourceProperty);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException refused) {
            throw new UnreachableException(sqlState(refused), refused);
        }
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Objects.requireNonNullElse(sql.getSQLState(), "unknown");
            }
        }
        return "unknown";
    }

    /** The database refused or does not answer. */
    public static final class UnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreachableException(String sqlState, Throwable cause) {
            super(
                    "the database cannot be reached (SQL state " + sqlState
                            + "); check that it runs, and ECONLYTICS_JDBC_URL, _USER and _PASSWORD",
                    cause);
        }
    }
}
