package com.econlytics.reliability.simulation;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a database that end with their host: each statement and each commit may be the last, before or after it was
 * carried out. What was not committed then is rolled back, as the server does for a client that is gone.
 */
final class FusedConnections {
    private static final Set<String> COUNTED =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate", "commit");
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Fuse fuse;

    private FusedConnections(Fuse fuse) {
        this.fuse = fuse;
    }

    static DataSource of(DataSource database, Fuse fuse) {
        FusedConnections fused = new FusedConnections(fuse);
        return Fuse.guard(DataSource.class, database, fused::open);
    }

    private Object open(Object database, Method method, Object[] arguments) throws Throwable {
        requireAlive();
        Object answer = Fuse.call(database, method, arguments);
        return answer instanceof Connection connection
                ? Fuse.guard(Connection.class, connection, this::ofConnection)
                : answer;
    }

    private @Nullable Object ofConnection(Object target, Method method, Object[] arguments) throws Throwable {
        Connection connection = (Connection) target;
        if (fuse.isBurnt() && isTidying(method)) {
            return null;
        }
        Object answer = counted(connection, connection, method, arguments);
        if (answer instanceof PreparedStatement statement) {
            return Fuse.guard(
                    PreparedStatement.class,
                    statement,
                    (of, called, with) -> ofStatement(connection, of, called, with));
        }
        return answer instanceof Statement statement
                ? Fuse.guard(
                        Statement.class, statement, (of, called, with) -> ofStatement(connection, of, called, with))
                : answer;
    }

    private @Nullable Object ofStatement(Connection connection, Object statement, Method method, Object[] arguments)
            throws Throwable {
        return fuse.isBurnt() && isTidying(method) ? null : counted(connection, statement, method, arguments);
    }

    private Object counted(Connection connection, Object target, Method method, Object[] arguments) throws Throwable {
        requireAlive();
        if (!COUNTED.contains(method.getName())) {
            return Fuse.call(target, method, arguments);
        }
        if (fuse.takesRefusal()) {
            throw new SQLException("the database was told to refuse this", SERIALIZATION_FAILURE);
        }
        try {
            return fuse.invoke(target, method, arguments);
        } catch (Crash ended) {
            connection.rollback();
            connection.close();
            throw ended;
        }
    }

    private void requireAlive() {
        if (fuse.isBurnt()) {
            throw new Crash();
        }
    }

    private static boolean isTidying(Method method) {
        return method.getName().equals("close") || method.getName().equals("rollback");
    }
}
