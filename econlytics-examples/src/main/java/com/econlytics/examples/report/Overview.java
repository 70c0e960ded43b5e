package com.econlytics.examples.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * How the company stands in one currency and some months.
 *
 * @param heading of what state this is
 * @param currencies of the figures
 * @param total of all customers, and of what is nobody's; null if there is no figure
 * @param months the same, month by month, from the first to the last that has a figure
 * @param customers how many have a figure in these months
 * @param unprofitable how many of them cost more than they brought in
 * @param losses what these lost together; not positive
 * @param supplied the sections of the statement that a source supplies, see {@link com.econlytics.fact.Section}
 * @param topLosses those who lost most in these months, the largest loss first
 * @param attention what somebody should look at
 * @param streams how far each source has told
 */
public record Overview(
        Heading heading,
        Currencies currencies,
        @Nullable Amounts total,
        List<Month> months,
        long customers,
        long unprofitable,
        BigDecimal losses,
        Set<String> supplied,
        List<Loss> topLosses,
        Attention attention,
        List<Health.Stream> streams) {
    private static final int SHOWN_LOSSES = 5;

    public Overview {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(currencies, "currencies");
        months = List.copyOf(months);
        supplied = Set.copyOf(supplied);
        topLosses = List.copyOf(topLosses);
        Objects.requireNonNull(attention, "attention");
        streams = List.copyOf(streams);
    }

    /**
     * One month.
     *
     * @param month in which it counts
     * @param amounts its figures
     */
    public record Month(YearMonth month, Amounts amounts) {}

    /**
     * A customer who cost more than it brought in.
     *
     * @param number the opaque number
     * @param name what the source calls it
     * @param profit below zero
     */
    public record Loss(long number, String name, BigDecimal profit) {}

    /**
     * What waits or is doubtful.
     *
     * @param unattributed the profit that is one customer's and not known whose
     * @param quarantined how many messages are quarantined
     * @param waiting how many messages wait
     * @param failedReconciliation the number of the latest reconciliation if its verdict is FAIL; 0 if not
     */
    public record Attention(
            @Nullable BigDecimal unattributed, long quarantined, long waiting, long failedReconciliation) {}

    /** Reads it in one snapshot. */
    public static Overview read(Handle handle, Heading heading, MonthFilter filter) {
        Currencies currencies = Currencies.read(handle, filter.currency());
        Reader reader = new Reader(handle, currencies.shown(), filter);
        return reader.overview(heading, currencies);
    }

    private record Reader(Handle handle, String currency, MonthFilter filter) {
        private static final String CHOSEN =
                MonthSql.MONTHS + "where m.currency = :currency and m.month >= :first and m.month < :end\n";

        Overview overview(Heading heading, Currencies currencies) {
            Losers losers = losers();
            return new Overview(
                    heading,
                    currencies,
                    total(),
                    months(),
                    losers.customers,
                    losers.unprofitable,
                    losers.losses,
                    supplied(),
                    topLosses(),
                    attention(),
                    Health.streams(handle));
        }

        private Query query(String sql) {
            return handle.createQuery(sql)
                    .bind("currency", currency)
                    .bind("first", filter.firstDay())
                    .bind("end", filter.endExclusive());
        }

        private @Nullable Amounts total() {
            return query("select " + MonthSql.SUMS + CHOSEN + "having count(*) > 0")
                    .map((row, context) -> Amounts.of(row))
                    .findOne()
                    .orElse(null);
        }

        private List<Month> months() {
            return query("select m.month, " + MonthSql.SUMS + CHOSEN + "group by m.month order by m.month")
                    .map((row, context) ->
                            new Month(YearMonth.from(row.getObject("month", LocalDate.class)), Amounts.of(row)))
                    .list();
        }

        private Losers losers() {
            return query("""
                            select count(*) as customers, count(*) filter (where profit < 0) as unprofitable,
                                   coalesce(econlytics.major(sum(profit) filter (where profit < 0), max(d)), 0) as losses
                            from (select m.customer_no, sum(%s) as profit, max(m.d) as d
                            %s and m.customer_no > 0 group by m.customer_no) p""".formatted(MonthSql.PROFIT, CHOSEN))
                    .map((row, context) -> Losers.of(row))
                    .one();
        }

        /** Profit first, and names for the few that are shown. */
        private List<Loss> topLosses() {
            return query("""
                            select p.customer_no, econlytics.major(p.profit, p.d) as profit,
                                   coalesce(s.external_id, 'customer ' || p.customer_no) as name
                            from (select m.customer_no, sum(%s) as profit, max(m.d) as d
                            %s and m.customer_no > 0 group by m.customer_no having sum(%s) < 0
                            order by profit, m.customer_no limit %d) p
                            left join econlytics.party own on own.own_no = p.customer_no
                            left join econlytics.party_source s on s.party_no = own.party_no
                            order by p.profit, p.customer_no""".formatted(MonthSql.PROFIT, CHOSEN, MonthSql.PROFIT, SHOWN_LOSSES))
                    .map((row, context) ->
                            new Loss(row.getLong("customer_no"), row.getString("name"), row.getBigDecimal("profit")))
                    .list();
        }

        private Set<String> supplied() {
            return Set.copyOf(query("""
                            select a.section from econlytics.account a where a.use = 'PROFIT' and exists (
                                select from econlytics.balance b
                                where b.account = a.code and b.unit = :currency and b.month >= :first and b.month < :end)""").mapTo(String.class).list());
        }

        private Attention attention() {
            return new Attention(
                    query("select " + MonthSql.SUMS + CHOSEN + " and m.customer_no = 0 having count(*) > 0")
                            .map((row, context) -> row.getBigDecimal("net_profit"))
                            .findOne()
                            .orElse(null),
                    messages("QUARANTINED"),
                    messages("RECEIVED") + messages("PENDING"),
                    failedReconciliation());
        }

        private long messages(String status) {
            return handle.createQuery("select count(*) from econlytics.message where status = :status")
                    .bind("status", status)
                    .mapTo(Long.class)
                    .one();
        }

        private long failedReconciliation() {
            return handle.createQuery("""
                            select reconciliation_no from econlytics_report.reconciliation
                            where verdict = 'FAIL' and reconciliation_no = (
                                select max(reconciliation_no) from econlytics_report.reconciliation) limit 1""").mapTo(Long.class).findOne().orElse(0L);
        }
    }

    private record Losers(long customers, long unprofitable, BigDecimal losses) {
        static Losers of(ResultSet row) throws SQLException {
            return new Losers(row.getLong("customers"), row.getLong("unprofitable"), row.getBigDecimal("losses"));
        }
    }
}
