package com.econlytics.reliability.mutants;

import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.JdbcInbox;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A message gets the lower number and is committed after one with a higher number was claimed: it must be claimed as well. */
final class LateCommit implements Check<UnaryOperator<DataSource>> {
    private final Databases databases;

    LateCommit(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "a commit that comes late";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        DataSource database = databases.fresh();
        Inbox polling = new JdbcInbox(wiring.apply(database));
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Inbox slow = new JdbcInbox(RewrittenSql.around(database, connection -> late(connection, inserted, mayCommit)));
        ExecutorService sender = Executors.newSingleThreadExecutor();
        List<String> claimed = new ArrayList<>();
        try {
            Future<Inbox.Reception> first = sender.submit(() -> Company.deliver(slow, "evt_1"));
            inserted.await();
            Company.deliver(polling, "evt_2");
            claim(polling, claimed);
            mayCommit.countDown();
            first.get();
            claim(polling, claimed);
        } finally {
            sender.shutdownNow();
        }
        return new TreeSet<>(claimed).equals(new TreeSet<>(List.of("evt_1", "evt_2")))
                ? Optional.empty()
                : Optional.of(new Alarm("of evt_1 and evt_2 only " + claimed + " are ever claimed", "2 messages"));
    }

    private static Connection late(Connection connection, CountDownLatch inserted, CountDownLatch mayCommit) {
        return Calls.replacing(Connection.class, connection, "commit", (arguments, original) -> {
            inserted.countDown();
            mayCommit.await();
            return original.with(arguments);
        });
    }

    private static void claim(Inbox inbox, List<String> claimed) {
        inbox.claim(10, Company.NOW).forEach(message -> claimed.add(message.key()));
    }
}
