package com.econlytics.examples.report;

import com.econlytics.connector.Freshness;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How far the figures can be trusted.
 *
 * @param heading of what state this is
 * @param streams how far each has told
 * @param places where messages are, and how many
 * @param quarantine the latest messages that are quarantined or ignored
 * @param unattributed what is one customer's and not known whose, by currency
 * @param unallocated what is shared and has no driver, by currency
 * @param proof that nothing is lost or counted twice; empty unless asked for, because it weighs every fact
 */
public record Health(
        Heading heading,
        List<Stream> streams,
        List<InboxReport.Place> places,
        List<InboxReport.Entry> quarantine,
        List<CustomerRow> unattributed,
        List<CustomerRow> unallocated,
        Optional<Proof> proof) {
    /** Data that is older than this is stale. */
    public static final Duration STALE_AFTER = Duration.ofMinutes(15);

    private static final int MOST = 20;

    public Health {
        Objects.requireNonNull(heading, "heading");
        streams = List.copyOf(streams);
        places = List.copyOf(places);
        quarantine = List.copyOf(quarantine);
        unattributed = List.copyOf(unattributed);
        unallocated = List.copyOf(unallocated);
    }

    /**
     * A stream of a source.
     *
     * @param connector its name
     * @param dataThrough up to when all that it tells is booked, exclusive; null before its first complete run
     * @param lastRun when it last booked how far it has come; null if that was not noted
     */
    public record Stream(
            String connector,
            @Nullable Instant dataThrough,
            @Nullable Instant lastRun) {
        /** How old its data is; empty before its first complete run. */
        public Optional<Duration> ageAt(Instant now) {
            return new Freshness(connector, dataThrough).ageAt(now);
        }

        /** Whether it was never complete, or is older than {@link #STALE_AFTER}. */
        public boolean isStaleAt(Instant now) {
            return ageAt(now).map(age -> age.compareTo(STALE_AFTER) > 0).orElse(true);
        }
    }

    /**
     * Every fact, weighed.
     *
     * @param equations one for each currency and kind of work
     * @param quality the spread of the customers' data quality scores
     */
    public record Proof(List<Equation> equations, Quality quality) {
        public Proof {
            equations = List.copyOf(equations);
        }
    }

    /**
     * Received = customers + unattributed + unallocated = profit + balance sheet + excluded + pending.
     *
     * @param unit a currency, or a kind of work
     * @param received what sources said
     * @param customers of it, what is customers'
     * @param unattributed of it, what is one customer's and not known whose
     * @param unallocated of it, what is shared
     * @param profit of it, what is part of profit
     * @param balanceSheet of it, what only moves or is owed
     * @param excluded of it, what is left out for a reason
     * @param pending of it, what is not countable yet
     * @param factsDiffering how many facts do not sum to what they say
     * @param holds whether both sums are what was received, fact by fact
     */
    public record Equation(
            String unit,
            BigDecimal received,
            BigDecimal customers,
            BigDecimal unattributed,
            BigDecimal unallocated,
            BigDecimal profit,
            BigDecimal balanceSheet,
            BigDecimal excluded,
            BigDecimal pending,
            long factsDiffering,
            boolean holds) {}

    /**
     * Data quality scores, 0 to 100, over customers.
     *
     * @param customers how many have one
     * @param least the lowest
     * @param median half of them have at least this
     * @param below80 how many have less than 80
     */
    public record Quality(long customers, long least, long median, long below80) {}

    /** Reads it in one snapshot; {@code weighed} if every fact is to be weighed. */
    public static Health read(Handle handle, Heading heading, boolean weighed) {
        return new Health(
                heading,
                streams(handle),
                places(handle),
                quarantine(handle),
                nobodys(handle, 0),
                nobodys(handle, -1),
                weighed ? Optional.of(new Proof(equations(handle), quality(handle))) : Optional.empty());
    }

    static List<Stream> streams(Handle handle) {
        return handle.createQuery("select connector, data_through, last_run from econlytics_report.data_freshness"
                        + " order by connector")
                .map((row, context) -> new Stream(
                        row.getString("connector"),
                        Snapshots.instant(row, "data_through"),
                        Snapshots.instant(row, "last_run")))
                .list();
    }

    private static List<InboxReport.Place> places(Handle handle) {
        return handle.createQuery(InboxReport.PLACES)
                .map((row, context) -> InboxReport.place(row))
                .list();
    }

    private static List<InboxReport.Entry> quarantine(Handle handle) {
        return handle.createQuery(
                        InboxReport.ENTRIES + " where status = 'QUARANTINED' order by message_no desc limit :most")
                .bind("most", MOST)
                .map((row, context) -> InboxReport.entry(row))
                .list();
    }

    private static List<CustomerRow> nobodys(Handle handle, long number) {
        return handle.createQuery("select * from econlytics_report.customer_profitability where customer_no = :number"
                        + " order by currency")
                .bind("number", number)
                .map((row, context) -> CustomerRow.of(row))
                .list();
    }

    private static List<Equation> equations(Handle handle) {
        return handle.createQuery("select * from econlytics_report.conservation order by is_money desc, unit")
                .map((row, context) -> equation(row))
                .list();
    }

    private static Equation equation(ResultSet row) throws SQLException {
        return new Equation(
                row.getString("unit"),
                row.getBigDecimal("received"),
                row.getBigDecimal("customers"),
                row.getBigDecimal("unattributed"),
                row.getBigDecimal("unallocated"),
                row.getBigDecimal("profit"),
                row.getBigDecimal("balance_sheet"),
                row.getBigDecimal("excluded"),
                row.getBigDecimal("pending"),
                row.getLong("facts_differing"),
                row.getBoolean("holds"));
    }

    private static Quality quality(Handle handle) {
        return handle.createQuery("""
                        select count(*) as customers, coalesce(min(data_quality_score), 0) as least,
                               coalesce(percentile_disc(0.5) within group (order by data_quality_score), 0) as median,
                               count(*) filter (where data_quality_score < 80) as below
                        from econlytics_report.customer_data_quality""")
                .map((row, context) -> new Quality(
                        row.getLong("customers"), row.getLong("least"), row.getLong("median"), row.getLong("below")))
                .one();
    }
}
