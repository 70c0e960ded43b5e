package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T00:00:00Z",
                "2026-01-31T23:59:59.999999Z",
                "2026-01-31T23:59:59.5+05:30",
                "0001-01-01T00:00:00Z",
                "0000-02-29T12:00:00Z",
                "-0043-03-15T12:00:01Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void anInstantIsCopiedAsTheDriverWritesIt(String text) {
        OffsetDateTime instant = OffsetDateTime.parse(text);
        boolean same = Jdbi.create(Database.empty())
                .withHandle(handle -> handle.createQuery("select cast(:copied as timestamptz) = :bound")
                        .bind("copied", Rows.text(instant))
                        .bind("bound", instant)
                        .mapTo(Boolean.class)
                        .one());
        assertThat(same).isTrue();
    }
}
