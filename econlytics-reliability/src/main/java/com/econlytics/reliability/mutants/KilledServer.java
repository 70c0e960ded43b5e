package com.econlytics.reliability.mutants;

import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.RetryPolicy;
import com.econlytics.ledger.StoreException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Kills PostgreSQL while it receives messages: each that was acknowledged must be there when it has started again. */
final class KilledServer implements Check<UnaryOperator<DataSource>> {
    private static final int RECEIVED_BEFORE_KILL = 300;

    private final Databases databases;
    private final int rounds;

    KilledServer(Databases databases, int rounds) {
        this.databases = databases;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "kills of PostgreSQL";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        DataSource database = databases.fresh();
        int acknowledged = 0;
        for (int round = 1; round <= rounds; round++) {
            Set<String> owed = new HashSet<>(receiveUntilKilled(wiring.apply(database), round));
            acknowledged += owed.size();
            databases.server().start();
            new JdbcInbox(database).entries(0, Integer.MAX_VALUE).forEach(entry -> owed.remove(entry.key()));
            if (!owed.isEmpty()) {
                return Optional.of(new Alarm(
                        owed.size() + " of " + acknowledged + " acknowledged messages are lost", "kill " + round));
            }
        }
        return Optional.empty();
    }

    /** The keys of what was acknowledged until the server was gone. */
    private List<String> receiveUntilKilled(DataSource database, int round) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        CountDownLatch busy = new CountDownLatch(RECEIVED_BEFORE_KILL);
        try (HikariDataSource pool = pool(database)) {
            Inbox inbox = new JdbcInbox(pool, RetryPolicy.standard().within(Duration.ZERO));
            Thread sender = new Thread(() -> {
                try {
                    for (int number = 0; ; number++) {
                        String key = "evt_" + round + "_" + number;
                        Company.deliver(inbox, key);
                        acknowledged.add(key);
                        busy.countDown();
                    }
                } catch (StoreException gone) {
                    // as it must be once the server was killed
                } finally {
                    while (busy.getCount() > 0) {
                        busy.countDown();
                    }
                }
            });
            sender.start();
            busy.await();
            databases.server().kill();
            sender.join();
        }
        return acknowledged;
    }

    private static HikariDataSource pool(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }
}
