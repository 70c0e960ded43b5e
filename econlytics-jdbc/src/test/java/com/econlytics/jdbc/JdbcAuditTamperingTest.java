package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.audit.Seal;
import com.econlytics.audit.Verification;
import com.econlytics.testkit.laws.AuditLogLaws;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with all rights on the database tampers with the log, one stored value at a time. */
class JdbcAuditTamperingTest {
    private static final int ENTRIES = 5;

    private final DataSource database = Database.empty();
    private final JdbcAuditLog log = new JdbcAuditLog(database);
    private Seal head = Seal.START;

    @BeforeEach
    void sealAFewEntries() {
        for (int number = 0; number < ENTRIES; number++) {
            log.append(AuditLogLaws.event(number));
        }
        head = log.seal();
    }

    @Test
    void anyChangeToAnyStoredColumnOfAnyEntryIsFound() {
        List<String> columns = Database.rows(database, """
                select table_name || ' ' || column_name from information_schema.columns
                where table_schema = 'econlytics' and table_name like 'audit%' order by 1""");
        assertThat(columns).hasSize(11);
        for (String column : columns) {
            for (int row = 0; row < ENTRIES; row++) {
                String changed = "update econlytics." + assignment(column) + at(column, row);
                assertThat(afterwards(changed).intact()).as(changed).isFalse();
            }
        }
    }

    @Test
    void anyRemovalIsFound() {
        for (int row = 0; row < ENTRIES; row++) {
            for (String table : List.of("audit_entry x", "audit_seal x")) {
                String removed = "delete from econlytics." + table.replace(" x", "") + at(table, row);
                assertThat(afterwards(removed).tampering().orElseThrow().position())
                        .as(removed)
                        .isEqualTo(row + 1L);
            }
        }
    }

    @Test
    void anEntryThatIsPutInBetweenIsFound() {
        assertThat(afterwards("""
                        update econlytics.audit_seal set position = position + 1000 where position >= 3;
                        insert into econlytics.audit_seal (position, entry_no, hash)
                        select 3, 0, hash from econlytics.audit_seal where position = 2;
                        insert into econlytics.audit_entry
                            (entry_no, actor, action, subjects, version_before, version_after, outcome)
                        values (0, 'Eve', 'CLOSE_BOOKS', '', 0, 0, 'DONE');
                        update econlytics.audit_seal set position = position - 999 where position > 1000""").tampering().orElseThrow().position()).isEqualTo(3);
    }

    @Test
    void anEndThatWasCutOffIsFoundByTheHeadThatWasKept() {
        String cut = """
                delete from econlytics.audit_entry where entry_no in
                    (select entry_no from econlytics.audit_seal where position > 2);
                delete from econlytics.audit_seal where position > 2""";
        assertThat(afterwards(cut).tampering())
                .hasValueSatisfying(found ->
                        assertThat(found).hasToString("entry 3: the end is cut off: the published head is " + head));
    }

    @Test
    void neitherTableCanBeChangedByWhoDoesNotTryHard() {
        for (String statement : List.of(
                "update econlytics.audit_entry set actor = 'Eve'",
                "delete from econlytics.audit_seal",
                "truncate econlytics.audit_seal",
                "truncate econlytics.audit_entry cascade")) {
            assertThatThrownBy(() -> Jdbi.create(database).useHandle(handle -> handle.execute(statement)))
                    .hasMessageContaining("is append-only");
        }
    }

    /** What is found after a change past the triggers, which is then taken back. */
    private Verification afterwards(String change) {
        try (Handle handle = Jdbi.create(database).open()) {
            handle.begin();
            handle.execute("set local session_replication_role = replica");
            handle.execute("alter table econlytics.audit_entry alter column entry_no drop identity");
            handle.createScript(change).execute();
            Verification found = JdbcAuditLog.verify(handle, head);
            handle.rollback();
            return found;
        }
    }

    private static String assignment(String tableAndColumn) {
        String column = tableAndColumn.substring(tableAndColumn.indexOf(' ') + 1);
        String table = tableAndColumn.substring(0, tableAndColumn.indexOf(' '));
        String value = switch (column) {
            case "at" -> "at + interval '1 microsecond'";
            case "hash" -> "set_byte(hash, 31, 255 - get_byte(hash, 31))";
            case "outcome" -> "'DENIED'";
            case "subjects" -> "subjects || '0'";
            case "actor", "action" -> column + " || 'X'";
            default -> column + " + 1000000";
        };
        return table + " set " + column + " = " + value;
    }

    private static String at(String tableAndColumn, int row) {
        String table = tableAndColumn.substring(0, tableAndColumn.indexOf(' '));
        return " where entry_no = (select entry_no from econlytics." + table + " order by entry_no limit 1 offset "
                + row + ")";
    }
}
