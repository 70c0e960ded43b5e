package com.econlytics.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    private static final String COLUMNS = """
            insert into econlytics.message (source, account, key, body, key_hash, content_hash, received_at, due_at, request_id,
                status)
            """;
    private static final String DURABLE = "(select set_config('synchronous_commit', 'on', true) as setting) durable";
    private static final String IF_DURABLE = """
            where durable.setting = 'on'
              and ? = (select sha256(hash_key) from econlytics.installation)
            """;

    /** One row without arrays, which is half of what the server does for it. */
    private static final String INSERT_ONE = COLUMNS
            + "select ?, ?, ?, ?, ?, ?, cast(? as timestamptz), cast(? as timestamptz), ?, 'RECEIVED' from " + DURABLE
            + "\n"
            + IF_DURABLE + "on conflict do nothing";

    private static final String INSERT_ALL =
            COLUMNS + """
            select m.source, m.account, m.key, m.body, m.key_hash, m.content_hash, m.received_at, m.due_at, ?, 'RECEIVED'
            from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::timestamptz[], ?::timestamptz[])
                as m (source, account, key, body, key_hash, content_hash, received_at, due_at),
            """ + DURABLE + "\n" + IF_DURABLE + "order by m.key_hash on conflict do nothing";

    private final byte[] fingerprint;
    private final SourceHash hash;

    /** Of the installation with this key; of another one it stores nothing. */
    DirectReceipt(byte[] hashKey) {
        this.fingerprint = SourceHash.fingerprint(hashKey);
        this.hash = SourceHash.under(hashKey);
    }

    /** Whether all were new and are stored. The connection must commit each statement by itself. */
    boolean store(Connection connection, List<Delivery> deliveries, UUID request) throws SQLException {
        return deliveries.size() == 1
                ? storeOne(connection, deliveries.get(0), request)
                : storeAll(connection, deliveries, request);
    }

    private boolean storeOne(Connection connection, Delivery delivery, UUID request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ONE)) {
            byte[] body = delivery.body().toByteArray();
            int place = 0;
            insert.setString(++place, delivery.account().source());
            insert.setString(++place, delivery.account().account());
            insert.setString(++place, delivery.key());
            insert.setBytes(++place, body);
            insert.setBytes(++place, hash.bytesOf(Messages.name(delivery)));
            insert.setBytes(++place, hash.bytesOf(body));
            insert.setString(++place, delivery.now().toString());
            insert.setString(++place, delivery.now().toString());
            insert.setObject(++place, request);
            insert.setBytes(++place, fingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    private boolean storeAll(Connection connection, List<Delivery> deliveries, UUID request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ALL)) {
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
            insert.setArray(++place, columns.texts(delivery -> delivery.now().toString()));
            insert.setBytes(++place, fingerprint);
            return insert.executeUpdate() == deliveries.size();
        }
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
