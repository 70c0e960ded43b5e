package com.econlytics.reliability.mutants;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Statements that are changed on their way to PostgreSQL. */
final class DatabaseMutants {
    private static final String WITHOUT_UNIQUE = "alter table econlytics.message drop constraint message_key_hash;"
            + " create index on econlytics.message (key_hash)";
    private static final String STORED = "'RECEIVED')\non conflict do nothing";
    private static final String STORED_IF_NEW = "'RECEIVED')) as v (source, account, key, body, key_hash, content_hash,"
            + " request_id, received_at, due_at, status)"
            + " where not exists (select from econlytics.message m where m.key_hash = v.key_hash)";
    private static final String ANYBODY_ERASED = "select exists (select from econlytics.erased_word)";
    private static final String DURABLE = "set_config('synchronous_commit', 'on', true)";
    private static final String IF_DURABLE = "durable.setting = 'on'";
    private static final String DUE = "from econlytics.message where due_at <= ?";

    private DatabaseMutants() {}

    static List<Mutant<?>> all(Databases databases, int kills) {
        return List.of(
                mutant(
                        "asynchronous commit",
                        "commits do not wait until they are on disk",
                        new KilledServer(databases, kills),
                        database -> RewrittenSql.of(
                                database,
                                sql -> sql.replace("synchronous_commit = on", "synchronous_commit = off")
                                        .replace(DURABLE, "set_config('synchronous_commit', 'off', true)")
                                        .replace(IF_DURABLE, "durable.setting = 'off'"))),
                mutant(
                        "check, then insert",
                        "no unique key: whoever stores a message looks first whether it is there",
                        new SameMoment(databases),
                        database -> checkingFirst(RewrittenSql.after(database, WITHOUT_UNIQUE))),
                mutant(
                        "polling by id > last",
                        "messages are claimed only if their number is above all that were claimed before",
                        new LateCommit(databases),
                        replacing(
                                DUE,
                                DUE + " and message_no > (select coalesce(max(message_no), 0)"
                                        + " from econlytics.message where attempts > 0)")),
                mutant(
                        "report over several snapshots",
                        "each statement of a report sees what was committed before it",
                        new BookedMeanwhile(databases),
                        replacing("isolation level repeatable read", "isolation level read committed")),
                mutant(
                        "totals forgotten",
                        "a booking leaves the totals and months of the customers as they were",
                        new KeptUp(databases),
                        replacing("select econlytics.add_lines(", "select format('%s %s %s', ")),
                mutant(
                        "erasure skips the quarantine",
                        "messages that were put aside keep what they say of an erased customer",
                        new Forgotten(databases),
                        replacing(", 'QUARANTINED')", ")")),
                mutant(
                        "no suppression",
                        "bookings do not ask whether somebody was erased",
                        new Forgotten(databases),
                        replacing(ANYBODY_ERASED, "select false")));
    }

    private static Mutant<UnaryOperator<DataSource>> mutant(
            String name, String sabotage, Check<UnaryOperator<DataSource>> check, UnaryOperator<DataSource> broken) {
        return new Mutant<>(name, sabotage, check, UnaryOperator.identity(), broken);
    }

    private static UnaryOperator<DataSource> replacing(String sound, String broken) {
        return database -> RewrittenSql.of(database, sql -> sql.replace(sound, broken));
    }

    private static DataSource checkingFirst(DataSource database) {
        return RewrittenSql.of(
                database,
                sql -> sql.contains(STORED)
                        ? sql.replace("values (", "select * from (values (").replace(STORED, STORED_IF_NEW)
                        : sql);
    }
}
