package com.econlytics.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Stores messages by one statement that commits by itself: one way to the server and back instead of five.
 *
 * <p>It says whether all of them were new and are on disk. If not, some may be: a transaction under the same request finds out which.
 */
final class DirectReceipt {
    private static final String INSERT = """
            insert into econlytics.message (source, account, key, body, key_hash, content_hash, request_id, received_at,
                due_at, status)
            select m.source, m.account, m.key, m.body, m.key_hash, m.content_hash, ?, m.received_at, m.received_at, 'RECEIVED'
            from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::timestamptz[])
                as m (source, account, key, body, key_hash, content_hash, received_at),
              (select set_config('synchronous_commit', 'on', true) as setting) durable
            where durable.setting = 'on'
              and ? = (select sha256(hash_key) from econlytics.installation)
            order by m.key_hash
            on conflict do nothing
            returning 1""";

    private final byte[] fingerprint;
    private final SourceHash hash;

    /** Of the installation with this key; of another one it stores nothing. */
    DirectReceipt(byte[] hashKey) {
        this.fingerprint = SourceHash.fingerprint(hashKey);
        this.hash = SourceHash.under(hashKey);
    }

    /** Whether all were new and are stored. The connection must commit each statement by itself. */
    boolean store(Connection connection, List<Delivery> deliveries, UUID request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns columns = new Columns(connection, deliveries);
            int place = 0;
            insert.setObject(++place, request);
            insert.setArray(
                    ++place, columns.texts(delivery -> delivery.account().source()));
            insert.setArray(
                    ++place, columns.texts(delivery -> delivery.account().account()));
            insert.setArray(++place, columns.texts(Delivery::key));
            insert.setArray(++place, columns.bytes(delivery -> delivery.body().toByteArray()));
            insert.setArray(++place, columns.bytes(delivery -> hash.bytesOf(Messages.name(delivery))));
            insert.setArray(
                    ++place,
                    columns.bytes(delivery -> hash.bytesOf(delivery.body().toByteArray())));
            insert.setArray(++place, columns.texts(delivery -> delivery.now().toString()));
            insert.setBytes(++place, fingerprint);
            return rows(insert) == deliveries.size();
        }
    }

    private static int rows(PreparedStatement insert) throws SQLException {
        int rows = 0;
        try (ResultSet stored = insert.executeQuery()) {
            while (stored.next()) {
                rows++;
            }
        }
        return rows;
    }

    /** What is sent of all deliveries, field by field. */
    private record Columns(Connection connection, List<Delivery> deliveries) {
        Array texts(Function<Delivery, String> field) throws SQLException {
            return connection.createArrayOf(
                    "text", deliveries.stream().map(field).toArray());
        }

        Array bytes(Function<Delivery, byte[]> field) throws SQLException {
            return connection.createArrayOf(
                    "bytea", deliveries.stream().map(field).toArray(byte[][]::new));
        }
    }
}
