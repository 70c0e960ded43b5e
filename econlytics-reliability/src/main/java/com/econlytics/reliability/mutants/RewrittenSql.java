package com.econlytics.reliability.mutants;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Connections whose statements are changed on their way to the server. */
final class RewrittenSql {
    private RewrittenSql() {}

    /** Connections on which {@code sabotage} changes every statement. */
    static DataSource of(DataSource database, UnaryOperator<String> sabotage) {
        return around(database, connection -> rewriting(connection, sabotage));
    }

    /** Connections that are not what they seem. */
    static DataSource around(DataSource database, UnaryOperator<Connection> change) {
        return Calls.replacing(DataSource.class, database, "getConnection", (arguments, original) -> {
            Object opened = original.with(arguments);
            return opened instanceof Connection connection ? change.apply(connection) : opened;
        });
    }

    /** A database from which something was taken away. */
    static DataSource after(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return database;
        } catch (SQLException failed) {
            throw new IllegalStateException("the sabotage failed: " + sql, failed);
        }
    }

    private static Connection rewriting(Connection connection, UnaryOperator<String> sabotage) {
        return Calls.replacing(Connection.class, connection, "prepareStatement", (arguments, original) -> {
            Object[] changed = arguments.clone();
            changed[0] = sabotage.apply((String) arguments[0]);
            return original.with(changed);
        });
    }
}
