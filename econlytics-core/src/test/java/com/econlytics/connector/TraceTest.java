package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void saysWhereAndNotWhat() {
        Throwable failure = new IllegalStateException("cus_1", new IllegalArgumentException("jane@example.com"));
        assertThat(Trace.of(failure))
                .startsWith(
                        "java.lang.IllegalStateException at com.econlytics.connector.TraceTest.saysWhereAndNotWhat(")
                .contains(", caused by java.lang.IllegalArgumentException at ")
                .doesNotContain("cus_1", "jane", "\n");
    }

    @Test
    void endsHoweverDeepTheCausesAre() {
        Throwable failure = new IllegalStateException();
        for (int i = 0; i < 1_000; i++) {
            failure = new IllegalStateException(failure);
        }
        assertThat(Trace.of(failure).split("caused by", -1)).hasSize(5);
    }
}
