package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DirectReceiptTest {
    private static final SourceAccount SHOP = SourceAccount.of("stripe", "acct_1");
    private static final Instant TODAY = Instant.parse("2026-06-01T12:00:00.123456Z");

    private final DataSource database = Database.empty();
    private final DirectReceipt receipt =
            new DirectReceipt(Jdbi.create(database).withHandle(SourceHash::keyOf));

    @Test
    void whatIsNewIsStoredByOneStatementAsATransactionWouldStoreIt() throws SQLException {
        assertThat(store(receipt, "evt_1")).isTrue();
        assertThat(store(receipt, "evt_2", "evt_3")).isTrue();
        new JdbcInbox(database).receive(SHOP, "evt_4", RawBody.of("{}"), TODAY);
        assertThat(Database.rows(
                        database,
                        "select distinct source || account || encode(body, 'escape') || encode(content_hash, 'hex') || received_at"
                                + " || due_at || status from econlytics.message"))
                .hasSize(1);
        assertThat(new JdbcInbox(database)
                        .receive(SHOP, "evt_2", RawBody.of("{}"), TODAY)
                        .name())
                .isEqualTo("DUPLICATE");
    }

    @Test
    void whatIsKnownInWholeOrInPartIsLeftToATransaction() throws SQLException {
        store(receipt, "evt_1");
        assertThat(store(receipt, "evt_1")).isFalse();
        assertThat(store(receipt, "evt_1", "evt_2")).isFalse();
        assertThat(store(receipt, "evt_3", "evt_3")).isFalse();
    }

    @Test
    void underTheKeyOfAnotherInstallationNothingIsStored() throws SQLException {
        assertThat(store(new DirectReceipt(new byte[32]), "evt_1")).isFalse();
        assertThat(Database.rows(database, "select count(*) from econlytics.message"))
                .containsExactly("0");
    }

    private boolean store(DirectReceipt how, String... keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return how.store(
                    connection,
                    List.of(keys).stream()
                            .map(key -> new Delivery(SHOP, key, RawBody.of("{}"), TODAY))
                            .toList(),
                    UUID.randomUUID());
        }
    }
}
