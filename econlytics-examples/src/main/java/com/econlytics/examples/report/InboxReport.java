package com.econlytics.examples.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Where messages stand, without what they say. */
public final class InboxReport {
    /** How many messages a page has. */
    public static final int PAGE_ROWS = 100;

    /** All places, in SQL. */
    static final String PLACES = """
            select status, coalesce(reason, '') as reason, count(*) as messages
            from econlytics.message group by 1, 2 order by 1, 2""";
    /** All messages, in SQL, without order. */
    static final String ENTRIES = """
            select source || '/' || account as source, coalesce(key, '(erased)') as key, status,
                   coalesce(reason, '') as reason, detail, attempts, received_at
            from econlytics.message""";

    private final Jdbi jdbi;

    /**
     * The page that a request asks for, from 1 on; the first if it does not say.
     *
     * @throws UnreadableFilterException if it says something else
     */
    public static int pageNumber(String text) {
        if (!text.isBlank() && !text.strip().matches("[1-9][0-9]{0,5}")) {
            throw new UnreadableFilterException("page", "a whole number from 1 on");
        }
        return text.isBlank() ? 1 : Integer.parseInt(text.strip());
    }

    /** The report of a migrated database. */
    public InboxReport(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /**
     * How many messages are in one place.
     *
     * @param status received, applied, ignored, pending or quarantined
     * @param reason why; empty if it was applied or not looked at yet
     * @param messages how many
     */
    public record Place(String status, String reason, long messages) {}

    /**
     * A message.
     *
     * @param source where it is from
     * @param key its key there
     * @param status where it stands
     * @param reason why
     * @param detail what to look at
     * @param attempts how often it was looked at
     * @param receivedAt when it came
     */
    public record Entry(
            String source, String key, String status, String reason, String detail, int attempts, Instant receivedAt) {}

    /** All places in which there is a message; their sum is what was received. */
    public List<Place> places() {
        return jdbi.withHandle(handle ->
                handle.createQuery(PLACES).map((row, context) -> place(row)).list());
    }

    /**
     * A page of messages, the latest first.
     *
     * @param page counted from 1
     */
    public List<Entry> latest(int page) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ENTRIES + " order by message_no desc limit :rows offset :offset")
                        .bind("rows", PAGE_ROWS)
                        .bind("offset", (page - 1) * (long) PAGE_ROWS)
                        .map((row, context) -> entry(row))
                        .list());
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("status"), row.getString("reason"), row.getLong("messages"));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("source"),
                row.getString("key"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                Objects.requireNonNull(row.getObject("received_at", OffsetDateTime.class), "received_at")
                        .toInstant());
    }
}
