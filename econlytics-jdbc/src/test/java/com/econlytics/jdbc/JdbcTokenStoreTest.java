package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.econlytics.connector.TokenPair;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class JdbcTokenStoreTest {
    /** No text of PostgreSQL may hold a character 0. */
    private static final String UNSTORABLE = "zendesk/\0";

    @Test
    void aFailureTellsNoToken() {
        JdbcTokenStore store = new JdbcTokenStore(Database.empty());

        Throwable failure = catchThrowable(() -> store.add(UNSTORABLE, new TokenPair("s3cret-a", "s3cret-r", null)));

        assertThat(stackTrace(failure)).contains("storing a token failed").doesNotContain("s3cret");
    }

    @Test
    void theTableSaysThatItHoldsSecrets() {
        assertThat(Database.rows(
                        Database.empty(), "select obj_description('econlytics.token_pair'::regclass, 'pg_class')"))
                .singleElement()
                .asString()
                .startsWith("Holds secrets: ");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
