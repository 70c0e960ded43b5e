package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.econlytics.ledger.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

class SqlFailureTest {
    private static final String CANARY = "eve@canary.example";

    private final DataSource database = Database.fresh();

    @Test
    void aViolatedKeyTellsItsNameAndNotWhatIsStored() {
        String told = told("23505", handle -> {
            handle.execute("create table visitor (mail text constraint visitor_once unique)");
            handle.execute("insert into visitor values (?), (?)", CANARY, CANARY);
        });
        assertThat(told).contains("table visitor", "constraint visitor_once", "SqlFailureTest.java");
    }

    @Test
    void aViolatedCheckTellsItsNameAndNotTheRow() {
        String told = told("23514", handle -> {
            handle.execute("create table visitor (mail text, age int constraint visitor_age check (age > 0))");
            handle.execute("insert into visitor values (?, -1)", CANARY);
        });
        assertThat(told).contains("table visitor", "constraint visitor_age", "SqlFailureTest.java");
    }

    @Test
    void aBatchDoesNotTellItsStatement() {
        String told = told("23502", handle -> {
            handle.execute("create table visitor (mail text, age int not null)");
            PreparedBatch rows = handle.prepareBatch("insert into visitor values (:mail, null)");
            rows.bind("mail", CANARY).add();
            rows.bind("mail", CANARY).add();
            rows.execute();
        });
        assertThat(told).contains("column age");
    }

    @Test
    void aValueThatCannotBeReadIsNotQuoted() {
        told("22P02", handle -> handle.execute("select cast(? as integer)", CANARY));
    }

    @Test
    void aSumThatDoesNotFitIsNotQuoted() {
        Throwable failure = failure(handle -> handle.createQuery("select 9223372036854775808777")
                .mapTo(Long.class)
                .one());
        assertThat(failure).isInstanceOf(ArithmeticException.class);
        assertThat(text(failure)).doesNotContain("9223372036854775808777");
    }

    @Test
    void aMigrationThatFailsOnARowDoesNotTellIt() {
        Jdbi.create(database).useHandle(handle -> {
            handle.execute("create table public.visitor (mail text)");
            handle.execute("insert into public.visitor values (?), (?)", CANARY, CANARY);
            handle.execute("create function public.fail() returns event_trigger language plpgsql as $$ begin"
                    + " create unique index if not exists visitor_once on public.visitor (mail); end $$");
            handle.execute(
                    "create event trigger failing on ddl_command_end when tag in ('COMMENT') execute function public.fail()");
        });
        Throwable failure = catchThrowable(() -> Schema.migrate(database));
        assertThat(failure).isInstanceOf(StoreException.class);
        assertThat(((StoreException) failure).sqlState()).isEqualTo("23505");
        assertThat(text(failure)).doesNotContain("canary").contains("visitor_once");
    }

    private String told(String state, Consumer<Handle> work) {
        Throwable failure = failure(work);
        assertThat(failure).isInstanceOf(StoreException.class);
        assertThat(((StoreException) failure).sqlState()).isEqualTo(state);
        String text = text(failure);
        assertThat(text).contains(state).doesNotContain("canary");
        return text;
    }

    private Throwable failure(Consumer<Handle> work) {
        Transactions transactions = new Transactions(database, RetryPolicy.standard());
        return catchThrowable(() -> transactions.write("the visit", handle -> {
            work.accept(handle);
            return handle;
        }));
    }

    /** All that a log would show of it: causes, suppressed failures and traces. */
    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
