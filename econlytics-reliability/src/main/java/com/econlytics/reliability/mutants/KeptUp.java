package com.econlytics.reliability.mutants;

import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Books some payments, then makes the read models anew: they must have been the same before. */
final class KeptUp implements Check<UnaryOperator<DataSource>> {
    private static final int PAYMENTS = 3;

    private final Databases databases;

    KeptUp(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "rebuild of the read models";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        DataSource database = databases.fresh();
        Ledger ledger = JdbcLedger.open(wiring.apply(database), Company.BOOKING, Company.MATCHING, Clock.systemUTC());
        for (int i = 0; i < PAYMENTS; i++) {
            ledger.book(Batch.of(List.of(Company.payment("ch_" + i, 1, 100))));
        }
        RebuildOutcome outcome =
                new JdbcReadModels(database, Company.BOOKING, Company.MATCHING).rebuild((done, all) -> {});
        return outcome.isHealthy()
                ? Optional.empty()
                : Optional.of(new Alarm("the read models had another content", PAYMENTS + " bookings"));
    }
}
