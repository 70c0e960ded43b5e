package com.econlytics.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections of which one call fails, before or after what it asks for is done: one of execute, executeBatch, commit. */
final class FailingConnections {
    private static final List<String> CALLS =
            List.of("execute", "executeBatch", "executeQuery", "executeUpdate", "commit");

    private final DataSource database;
    private final String state;
    private final boolean afterwards;
    private final AtomicInteger callsUntilFailure;

    /** The call after {@code calls} more fails with an SQL state. */
    FailingConnections(DataSource database, int calls, boolean afterwards, String state) {
        this.database = database;
        this.callsUntilFailure = new AtomicInteger(calls);
        this.afterwards = afterwards;
        this.state = state;
    }

    /** Whether the call that was to fail was reached. */
    boolean failed() {
        return callsUntilFailure.get() < 0;
    }

    DataSource dataSource() {
        return wrap(DataSource.class, database);
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                FailingConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        boolean fails = CALLS.contains(method.getName()) && callsUntilFailure.getAndDecrement() == 0;
        if (fails && !afterwards) {
            throw new SQLException("told to fail before it", state);
        }
        Object answer;
        try {
            answer = method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
        if (fails) {
            throw new SQLException("told to fail after it", state);
        }
        Class<?> type = method.getReturnType();
        boolean counted = Connection.class == type || Statement.class.isAssignableFrom(type);
        return counted ? wrap(type, answer) : answer;
    }
}
