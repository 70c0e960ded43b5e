package com.econlytics.reliability.simulation;

import com.econlytics.ledger.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What ends a host, or has its store refuse, at a call that was chosen before. A host that ended calls nothing any more: also what
 * its code would tidy up stays as it is.
 */
public final class Fuse {
    private int callsUntilEnd = Integer.MAX_VALUE;
    private boolean afterwards;
    private boolean burnt;
    private boolean refusing;

    /** A fuse that lets everything pass. */
    public Fuse() {}

    /** The host ends at the call after {@code calls} more, before or after what it asks for is done. */
    void set(int calls, boolean afterIt) {
        callsUntilEnd = calls;
        afterwards = afterIt;
    }

    /** The store refuses the next call. */
    void refuseOnce() {
        refusing = true;
    }

    /** Whether the store refuses this call. */
    boolean takesRefusal() {
        boolean refuses = refusing;
        refusing = false;
        return refuses;
    }

    /** Whether the host ended. */
    boolean isBurnt() {
        return burnt;
    }

    /** {@code target}, of which each call may be the last. */
    <T> T guard(Class<T> port, T target) {
        return guard(port, target, this::invoke);
    }

    /** {@code target}, whose calls go through {@code handler}. */
    static <T> T guard(Class<T> port, T target, Guarded handler) {
        InvocationHandler invocation = (proxy, method, arguments) -> handler.invoke(target, method, arguments);
        return port.cast(Proxy.newProxyInstance(Fuse.class.getClassLoader(), new Class<?>[] {port}, invocation));
    }

    /** A call of something guarded. */
    @FunctionalInterface
    interface Guarded {
        @Nullable
        Object invoke(Object target, Method method, Object[] arguments) throws Throwable;
    }

    /** Carries the call out, unless the host ends before; ends it afterwards if that was chosen. */
    Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        if (burnt) {
            throw new Crash();
        }
        if (takesRefusal()) {
            throw new StoreException(
                    "the store was told to refuse this",
                    "40001",
                    StoreException.Retry.MAY_HELP,
                    new SQLException("refused"));
        }
        boolean last = callsUntilEnd-- == 0;
        if (last && !afterwards) {
            burn();
        }
        Object answer = call(target, method, arguments);
        if (last) {
            burn();
        }
        return answer;
    }

    private void burn() {
        burnt = true;
        throw new Crash();
    }

    static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
