package com.econlytics.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A host that dies right after one of its commits: what its other connections had not committed is rolled back, as the server does when a
 * process is gone.
 */
final class MortalHost {
    private final DataSource database;
    private final List<Connection> open = new ArrayList<>();
    private int commitsLeft;

    MortalHost(DataSource database, int commits) {
        this.database = database;
        this.commitsLeft = commits;
    }

    boolean isDead() {
        return commitsLeft == 0;
    }

    /** What the host connects through as long as it lives. */
    DataSource connections() {
        return watched(DataSource.class, (proxy, method, arguments) -> {
            requireAlive();
            Object result = call(database, method, arguments);
            if (!(result instanceof Connection connection)) {
                return result;
            }
            open.add(connection);
            return watched(Connection.class, (same, inner, values) -> onConnection(connection, inner, values));
        });
    }

    private Object onConnection(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            open.remove(connection);
        } else {
            requireAlive();
        }
        Object result = call(connection, method, arguments);
        if (method.getName().equals("commit")) {
            commitsLeft--;
            if (isDead()) {
                die();
            }
        }
        return result;
    }

    private void die() throws SQLException {
        for (Connection connection : open) {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()"); // now, and not when the server notices
            }
            connection.close();
        }
        requireAlive();
    }

    private void requireAlive() throws SQLException {
        if (isDead()) {
            throw new SQLException("the host is dead", "08006");
        }
    }

    private static <T> T watched(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
