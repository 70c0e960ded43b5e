package com.econlytics.testkit.laws;

import java.util.Objects;
import java.util.function.Supplier;

/** How a law says that it is broken, without a test framework of its own. */
final class Laws {
    private Laws() {}

    static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    static void requireEqual(Object expected, Object actual) {
        require(Objects.equals(expected, actual), () -> "expected\n  " + expected + "\nbut was\n  " + actual);
    }
}
