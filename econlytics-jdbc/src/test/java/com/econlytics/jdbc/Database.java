package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Booking;
import com.econlytics.time.BusinessCalendar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One real PostgreSQL for all tests of the module; each test class empties it as it likes. */
final class Database {
    private static final Database SHARED = new Database();

    private final DataSource dataSource;

    private Database() {
        try {
            dataSource = EmbeddedPostgres.builder().start().getPostgresDatabase();
            Schema.migrate(dataSource);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }

    /** A migrated database in which nothing is booked. */
    static DataSource empty() {
        Jdbi jdbi = Jdbi.create(SHARED.dataSource);
        jdbi.useHandle(handle -> handle.execute("""
                truncate econlytics.line, econlytics.balance, econlytics.statement_attribute, econlytics.statement_part,
                    econlytics.statement, econlytics.fact_source, econlytics.fact, econlytics.driver_rate,
                    econlytics.decision, econlytics.customer_attribute, econlytics.party_name, econlytics.party_source, econlytics.party,
                    econlytics.version, econlytics.checkpoint, econlytics.lease, econlytics.message,
                    econlytics.customer, econlytics.account, econlytics.currency;
                insert into econlytics.customer (customer_no, survivor_no) values (0, 0), (-1, -1);
                update econlytics.installation set zone = null, emails = null"""));
        return SHARED.dataSource;
    }

    /** A ledger of the standard chart with months in UTC. */
    static JdbcLedger ledger(DataSource database) {
        return JdbcLedger.open(
                database,
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.MATCH_UNIQUE),
                Clock.systemUTC());
    }
}
