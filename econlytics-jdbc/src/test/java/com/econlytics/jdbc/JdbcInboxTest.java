package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Inbox.Reception;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JdbcInboxTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final RawBody BODY = RawBody.of(new byte[] {0, 1, (byte) 0xff, '{'});

    @Test
    void aMessageIsRecognisedAfterItsBytesAndItsKeyWereErased() {
        DataSource database = Database.empty();
        Inbox inbox = new JdbcInbox(database);
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        execute(database, "update econlytics.message set key = null, body = null");
        assertThat(inbox.receive(STRIPE, "evt_1", BODY, NOON)).isEqualTo(Reception.DUPLICATE);
        assertThat(inbox.claim(10, NOON)).isEmpty();
        assertThat(inbox.find(STRIPE, "evt_1")).map(Inbox.Entry::key).contains("");
        assertThat(inbox.receive(STRIPE, "evt_1", RawBody.of("forged"), NOON)).isEqualTo(Reception.CONFLICTING);
        assertThat(inbox.counts()).containsEntry("QUARANTINED PAYLOAD_MISMATCH", 1L);
    }

    @Test
    void aQuarantinedRecordIsKeptOnceAlsoAfterItsBytesWereErased() {
        DataSource database = Database.empty();
        Inbox inbox = new JdbcInbox(database);
        Rejection rejection = new Rejection(STRIPE, "txn_1", BODY, Reason.AMOUNT, "/amount");
        inbox.quarantine(rejection, NOON);
        execute(database, "update econlytics.message set key = null, body = null");
        inbox.quarantine(rejection, NOON);
        assertThat(inbox.entries(0, 10)).hasSize(1);
    }

    @Test
    void messagesOfAnOlderSchemaAreRecognisedAfterTheMigration() {
        DataSource database = Database.create("before_hashes");
        flyway(database, "4");
        Jdbi.create(database)
                .useHandle(handle -> handle.createUpdate("""
                                insert into econlytics.message (source, account, key, body, received_at, due_at, status)
                                values ('stripe', 'acct_1', 'evt_ü', :body, :now, :now, 'RECEIVED')""")
                        .bind("body", BODY.toByteArray())
                        .bind("now", JdbcInbox.utc(NOON))
                        .execute());
        Schema.migrate(database);
        Inbox inbox = new JdbcInbox(database);
        assertThat(inbox.receive(STRIPE, "evt_ü", BODY, NOON)).isEqualTo(Reception.DUPLICATE);
        assertThat(inbox.receive(STRIPE, "evt_ü", RawBody.of("other"), NOON)).isEqualTo(Reception.CONFLICTING);
        assertThat(inbox.claim(10, NOON).get(0).body()).isEqualTo(BODY);
    }

    @Test
    void ofSeveralThatArriveTogetherEachIsToldWhatBecameOfIt() {
        DataSource database = Database.empty();
        JdbcInbox inbox = new JdbcInbox(database);
        inbox.receive(STRIPE, "evt_1", BODY, NOON);
        List<Delivery> together = List.of(
                new Delivery(STRIPE, "evt_2", BODY, NOON),
                new Delivery(STRIPE, "evt_1", BODY, NOON),
                new Delivery(STRIPE, "evt_2", BODY, NOON),
                new Delivery(STRIPE, "evt_2", RawBody.of("other"), NOON),
                new Delivery(STRIPE, "evt_1", RawBody.of("other"), NOON));
        assertThat(inbox.receive(together))
                .containsExactly(
                        Reception.STORED,
                        Reception.DUPLICATE,
                        Reception.DUPLICATE,
                        Reception.CONFLICTING,
                        Reception.CONFLICTING);
        assertThat(inbox.counts()).containsEntry("RECEIVED", 2L).containsEntry("QUARANTINED PAYLOAD_MISMATCH", 2L);
    }

    private static void execute(DataSource database, String sql) {
        Jdbi.create(database).useHandle(handle -> handle.execute(sql));
    }

    private static void flyway(DataSource database, String target) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:com/econlytics/jdbc/migration")
                .schemas("econlytics")
                .createSchemas(true)
                .table("econlytics_schema_history")
                .target(target)
                .load()
                .migrate();
    }
}
