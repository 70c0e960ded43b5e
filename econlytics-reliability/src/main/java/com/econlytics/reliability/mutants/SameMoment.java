package com.econlytics.reliability.mutants;

import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.JdbcInbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Several hosts are handed the same message in the same moment: it must be stored once. */
final class SameMoment implements Check<UnaryOperator<DataSource>> {
    private static final int HOSTS = 4;
    private static final int MESSAGES = 40;

    private final Databases databases;

    SameMoment(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "deliveries in the same moment";
    }

    @Override
    public Optional<Alarm> look(UnaryOperator<DataSource> wiring) throws Exception {
        Inbox inbox = new JdbcInbox(wiring.apply(databases.fresh()));
        ExecutorService hosts = Executors.newFixedThreadPool(HOSTS);
        try {
            for (int message = 1; message <= MESSAGES; message++) {
                deliver(inbox, "evt_" + message, hosts);
                int stored = inbox.entries(0, Integer.MAX_VALUE).size();
                if (stored != message) {
                    return Optional.of(
                            new Alarm(message + " messages are stored " + stored + " times", "message " + message));
                }
            }
            return Optional.empty();
        } finally {
            hosts.shutdownNow();
        }
    }

    private static void deliver(Inbox inbox, String key, ExecutorService hosts) throws Exception {
        CyclicBarrier together = new CyclicBarrier(HOSTS);
        List<Callable<Inbox.Reception>> deliveries = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            deliveries.add(() -> {
                together.await();
                return Company.deliver(inbox, key);
            });
        }
        for (Future<Inbox.Reception> answer : hosts.invokeAll(deliveries)) {
            answer.get();
        }
    }
}
