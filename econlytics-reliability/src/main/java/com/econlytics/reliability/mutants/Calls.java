package com.econlytics.reliability.mutants;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands before a part of the library and does one of its calls otherwise. */
final class Calls {
    private Calls() {}

    /** What is done instead of a call. */
    @FunctionalInterface
    interface Instead {
        /**
         * Does something else, or the same and more.
         *
         * @param arguments of the call
         * @param original the call as it would have been
         */
        @Nullable
        Object call(Object[] arguments, Original original) throws Throwable;
    }

    /** A call as it would have been. */
    @FunctionalInterface
    interface Original {
        /** Makes it, perhaps with other arguments. */
        @Nullable
        Object with(Object... arguments) throws Throwable;
    }

    /** The part {@code target}, whose method {@code name} does something else instead. */
    static <T> T replacing(Class<T> port, T target, String name, Instead instead) {
        InvocationHandler handler =
                (proxy, method, arguments) -> method.getName().equals(name)
                        ? instead.call(arguments, changed -> invoke(target, method, changed))
                        : invoke(target, method, arguments);
        return port.cast(Proxy.newProxyInstance(Calls.class.getClassLoader(), new Class<?>[] {port}, handler));
    }

    static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
