package com.econlytics.jdbc;

import com.econlytics.connector.TokenPair;
import com.econlytics.connector.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Rotating tokens that all hosts of one database share.
 *
 * <p>They stand in {@code econlytics.token_pair} as they are: whoever reads that table, or a backup of it, can read what the
 * tokens open. Reporting users get no right to it.
 */
public final class JdbcTokenStore implements TokenStore {
    private final Transactions transactions;

    /** The tokens in {@code dataSource}. */
    public JdbcTokenStore(DataSource dataSource) {
        this(dataSource, RetryPolicy.standard());
    }

    /** The tokens in {@code dataSource}, with another patience. */
    public JdbcTokenStore(DataSource dataSource, RetryPolicy retries) {
        this.transactions = new Transactions(dataSource, retries);
    }

    @Override
    public Optional<TokenPair> find(String name) {
        return transactions.read("reading a token", handle -> find(handle, name));
    }

    private static Optional<TokenPair> find(Handle handle, String name) {
        return handle.createQuery("select access_token, refresh_token, expires_at"
                        + " from econlytics.token_pair where name = :name")
                .bind("name", name)
                .map(JdbcTokenStore::pair)
                .findOne();
    }

    @Override
    public boolean add(String name, TokenPair first) {
        return stored(
                "storing a token",
                name,
                first,
                handle -> bind(handle.createUpdate("""
                                insert into econlytics.token_pair (name, access_token, refresh_token, expires_at)
                                values (:name, :next_access, :next_refresh, :next_expiry)
                                on conflict (name) do nothing"""), "next", first)
                        .bind("name", name)
                        .execute());
    }

    @Override
    public boolean replace(String name, TokenPair expected, TokenPair next) {
        return stored(
                "replacing a token",
                name,
                next,
                handle -> bind(bind(handle.createUpdate("""
                                update econlytics.token_pair set access_token = :next_access,
                                    refresh_token = :next_refresh, expires_at = :next_expiry
                                where name = :name and access_token = :known_access and refresh_token = :known_refresh
                                    and expires_at is not distinct from cast(:known_expiry as timestamptz)"""), "next", next), "known", expected)
                        .bind("name", name)
                        .execute());
    }

    /** A later try that changes nothing looks whether an earlier one did, of which the answer was lost. */
    private boolean stored(String what, String name, TokenPair pair, ToIntFunction<Handle> change) {
        AtomicInteger tries = new AtomicInteger();
        return transactions.write(
                what,
                handle -> (tries.incrementAndGet() > 1
                                && find(handle, name)
                                        .filter(there -> haveSameTokens(there, pair))
                                        .isPresent())
                        || change.applyAsInt(handle) == 1);
    }

    private static boolean haveSameTokens(TokenPair one, TokenPair other) {
        return one.accessToken().equals(other.accessToken())
                && one.refreshToken().equals(other.refreshToken());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String which, TokenPair pair) {
        @Nullable
        OffsetDateTime expiry = pair.findExpiry()
                .map(instant -> instant.atOffset(ZoneOffset.UTC))
                .orElse(null);
        return statement
                .bind(which + "_access", pair.accessToken())
                .bind(which + "_refresh", pair.refreshToken())
                .bindByType(which + "_expiry", expiry, OffsetDateTime.class);
    }

    private static TokenPair pair(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
        return new TokenPair(
                row.getString("access_token"),
                row.getString("refresh_token"),
                expiry == null ? null : expiry.toInstant());
    }
}
