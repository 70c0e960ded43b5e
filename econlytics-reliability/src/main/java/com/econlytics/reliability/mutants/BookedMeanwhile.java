package com.econlytics.reliability.mutants;

import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Compares facts, journal, balances and read models in one report, while before each of its statements a payment is restated: the
 * report must be of one version, and find no difference.
 */
final class BookedMeanwhile implements Check<UnaryOperator<DataSource>> {
    private static final int PAYMENTS = 5;

    /** A report that always finds something to repair would never end. */
    private static final int MOST_BOOKINGS = 100;

    private final Databases databases;

    BookedMeanwhile(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "bookings between the statements of a report";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        DataSource database = databases.fresh();
        Restating payments =
                new Restating(JdbcLedger.open(database, Company.BOOKING, Company.MATCHING, Clock.systemUTC()));
        payments.book(PAYMENTS);
        DataSource busy = RewrittenSql.around(wiring.apply(database), payments::between);
        RebuildOutcome outcome = new JdbcReadModels(busy, Company.BOOKING, Company.MATCHING).rebuild((done, all) -> {});
        return outcome.isHealthy()
                ? Optional.empty()
                : Optional.of(new Alarm(
                        "of " + outcome.facts() + " facts " + outcome.differing() + " differ from the journal, "
                                + outcome.balances() + " balances are off, and the read models have "
                                + (outcome.foundSameContent() ? "the same" : "another") + " content",
                        payments.bookings + " bookings"));
    }

    /** Books, and knows how often. */
    private static final class Restating {
        private final Ledger ledger;
        private int bookings;

        Restating(Ledger ledger) {
            this.ledger = ledger;
        }

        void book(int times) {
            for (int i = 0; i < times; i++) {
                int number = bookings++;
                ledger.book(Batch.of(
                        List.of(Company.payment("ch_" + number % PAYMENTS, 1 + number / PAYMENTS, 100 + number))));
            }
        }

        /** A connection on which somebody books before each statement, if its transaction only reads. */
        Connection between(Connection connection) {
            boolean[] onlyReads = {false};
            return Calls.replacing(Connection.class, connection, "prepareStatement", (arguments, original) -> {
                if (onlyReads[0] && bookings < MOST_BOOKINGS) {
                    book(1);
                }
                onlyReads[0] |= ((String) arguments[0]).endsWith("read only");
                return original.with(arguments);
            });
        }
    }
}
