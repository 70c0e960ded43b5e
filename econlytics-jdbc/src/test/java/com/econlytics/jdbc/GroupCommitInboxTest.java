package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox.Reception;
import com.econlytics.inbox.RawBody;
import com.econlytics.ledger.StoreException;
import com.econlytics.testkit.laws.InboxLaws;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class GroupCommitInboxTest implements InboxLaws {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SourceAccount SHOP = SourceAccount.of("stripe", "acct_1");
    private static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

    @Override
    public Store emptyStore() {
        DataSource database = Database.empty();
        return new Store(new GroupCommitInbox(new JdbcInbox(database), 1000, PATIENCE), Database.ledger(database));
    }

    @Test
    void whatArrivesWhileAnotherIsStoredSharesOneCommit() throws Exception {
        DataSource database = Database.empty();
        GroupCommitInbox inbox = new GroupCommitInbox(new JdbcInbox(database), 1000, PATIENCE);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add("evt_" + i);
        }
        assertThat(receivedBehindALock(database, inbox, keys)).containsOnly(Reception.STORED.name());
        assertThat(Database.rows(database, "select count(distinct request_id) from econlytics.message"))
                .containsExactly("2");
    }

    @Test
    void aMessageThatCannotBeStoredFailsAlone() throws Exception {
        DataSource database = Database.empty();
        GroupCommitInbox inbox = new GroupCommitInbox(new JdbcInbox(database), 1000, PATIENCE);
        assertThat(receivedBehindALock(database, inbox, List.of("evt_1", "evt_2", "no\0text", "evt_3")))
                .containsExactly("STORED", "STORED", "IS_USELESS", "STORED");
    }

    @Test
    void moreThanMayWaitAreRefused() throws Exception {
        DataSource database = Database.empty();
        GroupCommitInbox inbox = new GroupCommitInbox(new JdbcInbox(database), 0, PATIENCE);
        assertThatThrownBy(() -> inbox.receive(SHOP, "evt_1", RawBody.of("{}"), TODAY))
                .isInstanceOf(StoreException.class)
                .hasMessage("too many messages wait for the database; try again");
    }

    /** The first message is on its way and waits for a lock, while the others gather. */
    private static List<String> receivedBehindALock(DataSource database, GroupCommitInbox inbox, List<String> keys)
            throws SQLException, InterruptedException, ExecutionException {
        ExecutorService senders = Executors.newFixedThreadPool(keys.size());
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table econlytics.message in exclusive mode");
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                answers.add(senders.submit(() -> answer(inbox, key)));
                boolean first = i == 0;
                int expected = i;
                awaitTrue(() -> first ? waitsForLock(database) : inbox.waiting() == expected);
            }
            other.rollback();
            List<String> told = new ArrayList<>();
            for (Future<String> answer : answers) {
                told.add(answer.get());
            }
            return told;
        } finally {
            senders.shutdownNow();
        }
    }

    private static String answer(GroupCommitInbox inbox, String key) {
        try {
            return inbox.receive(SHOP, key, RawBody.of("{}"), TODAY).name();
        } catch (StoreException failed) {
            return failed.retry().name();
        }
    }

    private static boolean waitsForLock(DataSource database) {
        return Database.rows(
                        database,
                        "select count(*) from pg_locks where not granted"
                                + " and relation = 'econlytics.message'::regclass")
                .equals(List.of("1"));
    }

    private static void awaitTrue(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
