package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static final Path DOCUMENT = Path.of("../docs/database-roles.md");
    private static final DataSource DATABASE = Database.empty();

    @BeforeAll
    static void grant() {
        Roles.STANDARD.grant(DATABASE);
    }

    /** The document is written by hand, so that a right is given deliberately and in two places. */
    @Test
    void everyRoleMayDoWithEveryTableWhatTheDocumentSaysAndNothingElse() throws IOException {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            List<String> documented = lines.filter(line -> line.matches("\\| `econlytics(_report)?\\..*"))
                    .map(line -> line.replaceAll("[|` ]+", " ").strip())
                    .toList();
            assertThat(matrix())
                    .as("each table and view needs a row in TableRights and in " + DOCUMENT)
                    .containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    @Test
    void grantingTwiceChangesNothing() {
        Set<String> before = privileges();
        Roles.STANDARD.grant(DATABASE);
        assertThat(privileges()).isEqualTo(before);
    }

    @Test
    void noneOfThemIsMoreThanItSeems() {
        assertThat(Database.rows(DATABASE, """
                        select rolname from pg_roles where rolname like 'econlytics%'
                        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)""")).isEmpty();
        assertThat(Database.rows(DATABASE, """
                        select distinct pg_get_userbyid(relowner) from pg_class
                        where relnamespace in ('econlytics'::regnamespace, 'econlytics_report'::regnamespace)""")).containsExactly("econlytics_migrate");
    }

    @Test
    void nobodyButTheOwnerCanMakeOrTruncateATable() {
        for (String role : List.of("econlytics_ingest", "econlytics_read", "econlytics_erase")) {
            for (String statement : List.of(
                    "create table econlytics.mine (n int)",
                    "create table econlytics_report.mine (n int)",
                    "truncate econlytics.lease",
                    "alter table econlytics.line disable trigger append_only",
                    "drop view econlytics_report.customer_profitability")) {
                assertThatThrownBy(() -> attempt(role, statement))
                        .as(role + ": " + statement)
                        .hasMessageContaining("SQL state 42501");
            }
        }
    }

    @Test
    void whoReadsSeesEveryReportAndNoTable() {
        for (String view :
                Database.rows(DATABASE, "select viewname from pg_views where schemaname = 'econlytics_report'")) {
            attempt("econlytics_read", "select * from econlytics_report." + view);
        }
        for (String table : List.of("token_pair", "party_name", "installation", "message")) {
            assertThatThrownBy(() -> attempt("econlytics_read", "select * from econlytics." + table))
                    .hasMessageContaining("SQL state 42501");
        }
    }

    @Test
    void whoReadsCannotWriteAndCannotTakeForever() {
        assertThat(Database.rows(DATABASE, """
                        select unnest(setconfig) from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
                        where rolname = 'econlytics_read' order by 1"""))
                .containsExactly("default_transaction_read_only=on", "statement_timeout=20s");
    }

    @Test
    void aNameThatIsNoPlainNameIsRefused() {
        assertThatThrownBy(() -> new Roles("a", "b", "c\"; drop table x", "d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'c\"; drop table x' cannot be a role");
    }

    /** A line for each table and view: its name and the letters of each role, in the order of the document. */
    private static List<String> matrix() {
        return Database.rows(DATABASE, """
                select c.oid::regclass || ' ' || (
                    select string_agg(letters, ' ' order by place)
                    from unnest(array['econlytics_ingest', 'econlytics_read', 'econlytics_erase', 'econlytics_migrate'])
                        with ordinality as r (role, place)
                    cross join lateral (
                        select coalesce(string_agg(upper(left(p, 1)), '' order by n), '-') as letters
                        from unnest(array['select', 'insert', 'update', 'delete']) with ordinality as x (p, n)
                        where has_table_privilege(role, c.oid, p)
                           or p <> 'delete' and has_any_column_privilege(role, c.oid, p)) l)
                from pg_class c
                where relnamespace in ('econlytics'::regnamespace, 'econlytics_report'::regnamespace)
                and relkind in ('r', 'v', 'm', 'p')""");
    }

    private static Set<String> privileges() {
        return new TreeSet<>(Database.rows(DATABASE, """
                select concat_ws(' ', oid::regclass, relacl) from pg_class
                where relnamespace in ('econlytics'::regnamespace, 'econlytics_report'::regnamespace)"""));
    }

    private static void attempt(String role, String statement) {
        new Transactions(DATABASE, RetryPolicy.standard()).write("acting as " + role, handle -> {
            handle.execute("set local role " + role);
            handle.execute(statement);
            return handle;
        });
    }
}
