package com.econlytics.testkit.laws;

import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
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

    /** How {@code ledger} refuses {@code decision}; empty if it does not. */
    static String refusal(Ledger ledger, Decision decision) {
        try {
            ledger.decide(decision);
            return "";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
