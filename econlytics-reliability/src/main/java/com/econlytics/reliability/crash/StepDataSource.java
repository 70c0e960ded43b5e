package com.econlytics.reliability.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Counts every call that reaches the database through a data source, or may. */
final class StepDataSource {
    private static final Set<String> COUNTED =
            Set.of("getConnection", "commit", "rollback", "setAutoCommit", "setReadOnly", "isValid", "unwrap", "close");

    private StepDataSource() {}

    /** The same source, each call a step. */
    static DataSource of(DataSource source, Steps steps) {
        return watched(DataSource.class, source, steps);
    }

    private static <T> T watched(Class<T> type, T target, Steps steps) {
        InvocationHandler handler = (proxy, method, arguments) -> isCounted(method)
                ? steps.pass(() -> call(target, method, arguments, steps))
                : call(target, method, arguments, steps);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isCounted(Method method) {
        return COUNTED.contains(method.getName()) || method.getName().startsWith("execute");
    }

    private static Object call(Object target, Method method, Object[] arguments, Steps steps) throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof Connection connection && !method.getName().equals("unwrap")) {
                return watched(Connection.class, connection, steps);
            }
            return result instanceof Statement statement ? watched(statement, steps) : result;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Statement watched(Statement statement, Steps steps) {
        if (statement instanceof CallableStatement callable) {
            return watched(CallableStatement.class, callable, steps);
        }
        return statement instanceof PreparedStatement prepared
                ? watched(PreparedStatement.class, prepared, steps)
                : watched(Statement.class, statement, steps);
    }
}
