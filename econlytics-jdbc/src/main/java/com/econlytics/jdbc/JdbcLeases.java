package com.econlytics.jdbc;

import com.econlytics.ledger.Lease;
import com.econlytics.ledger.LeaseLostException;
import com.econlytics.ledger.Leases;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** Leases that all hosts of one database share; time is the database's. */
public final class JdbcLeases implements Leases {
    private final Transactions transactions;

    /** The leases in {@code dataSource}. */
    public JdbcLeases(DataSource dataSource) {
        this(dataSource, RetryPolicy.standard());
    }

    /** The leases in {@code dataSource}, with another patience. */
    public JdbcLeases(DataSource dataSource, RetryPolicy retries) {
        this.transactions = new Transactions(dataSource, retries);
    }

    @Override
    public Optional<Lease> acquire(String job, String holder, Duration duration) {
        return transactions.write(
                "acquiring a lease",
                handle -> handle.createQuery("""
                        insert into econlytics.lease as l (job, holder, token, expires_at)
                        values (:job, :holder, 1, clock_timestamp() + :millis * interval '1 millisecond')
                        on conflict (job) do update
                        set holder = excluded.holder, token = l.token + 1, expires_at = excluded.expires_at
                        where l.expires_at <= clock_timestamp() or l.holder = excluded.holder
                        returning token""")
                        .bind("job", job)
                        .bind("holder", holder)
                        .bind("millis", duration.toMillis())
                        .mapTo(Long.class)
                        .findOne()
                        .map(token -> new Lease(job, token)));
    }

    @Override
    public void renew(Lease lease, Duration duration) {
        transactions.write("renewing a lease", handle -> {
            requireLatest(handle, lease);
            return handle.createUpdate("update econlytics.lease set expires_at = clock_timestamp()"
                            + " + :millis * interval '1 millisecond' where job = :job and token = :token")
                    .bind("millis", duration.toMillis())
                    .bind("job", lease.job())
                    .bind("token", lease.token())
                    .execute();
        });
    }

    @Override
    public void release(Lease lease) {
        transactions.write(
                "releasing a lease",
                handle -> handle.createUpdate(
                                "update econlytics.lease set expires_at = '-infinity' where job = :job and token = :token")
                        .bind("job", lease.job())
                        .bind("token", lease.token())
                        .execute());
    }

    /** Refuses, within the booking's transaction, a lease that somebody has taken over. */
    static void requireLatest(Handle handle, Lease lease) {
        boolean latest = handle.createQuery("select token from econlytics.lease where job = :job for update")
                .bind("job", lease.job())
                .mapTo(Long.class)
                .findOne()
                .filter(token -> token == lease.token())
                .isPresent();
        if (!latest) {
            throw new LeaseLostException(lease);
        }
    }
}
