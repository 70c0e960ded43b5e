package com.econlytics.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons with the company's books that were saved.
 *
 * @param heading of what state this is
 * @param saved one for each comparison, the latest first
 * @param lines the lines of the one that is shown, by period
 */
public record SavedReconciliations(Heading heading, List<Saved> saved, List<Line> lines) {
    private static final int MOST = 60;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public SavedReconciliations {
        Objects.requireNonNull(heading, "heading");
        saved = List.copyOf(saved);
        lines = List.copyOf(lines);
    }

    /**
     * One comparison.
     *
     * @param number under which it was saved
     * @param savedAt when
     * @param entity whose books
     * @param months from the first to the last one
     * @param verdicts how often each verdict was found, over periods and currencies
     * @param signedBy who stands for it; empty if nobody does yet
     * @param version of the figures that were compared
     * @param tolerance by which figures may differ as they stand, and by which unexplained, in percent
     */
    public record Saved(
            long number,
            Instant savedAt,
            String entity,
            String months,
            Map<String, Long> verdicts,
            String signedBy,
            long version,
            String tolerance) {
        public Saved {
            verdicts = new TreeMap<>(verdicts);
        }

        /** The gravest verdict that it found. */
        public String verdict() {
            return List.of("FAIL", "NOT_COMPARABLE", "WARN").stream()
                    .filter(verdicts::containsKey)
                    .findFirst()
                    .orElse("PASS");
        }
    }

    /**
     * A line of a statement, compared; amounts are signed from the company's side.
     *
     * @param period its months
     * @param currency of its amounts
     * @param verdict on the whole period
     * @param notComparable why there is nothing to compare; empty if there is
     * @param line what it is called
     * @param system our figure
     * @param books what the books say
     * @param variance system less books
     * @param causes what records explain of it
     * @param accepted what somebody accepts of it
     * @param residual what nothing explains
     */
    public record Line(
            String period,
            String currency,
            String verdict,
            String notComparable,
            String line,
            BigDecimal system,
            BigDecimal books,
            BigDecimal variance,
            List<Cause> causes,
            BigDecimal accepted,
            BigDecimal residual) {
        public Line {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Why figures differ.
     *
     * @param cause what it is called
     * @param amount how much of the difference it is
     * @param records how many records show it
     */
    public record Cause(String cause, BigDecimal amount, long records) {}

    /**
     * Reads them in one snapshot.
     *
     * @param shown the number of the comparison whose lines are read; 0 for the latest
     * @throws UnreadableFilterException if there is none of that number
     */
    public static SavedReconciliations read(Handle handle, Heading heading, long shown) {
        List<Saved> saved = handle.createQuery("""
                        select r.reconciliation_no, r.saved_at, r.entity, r.version, min(first_month) as first_month,
                               max(last_month) as last_month, max(signed_by) as signed_by,
                               (select json_object_agg(verdict, n)::text from (
                                    select p.verdict, count(*) as n from econlytics.reconciliation_period p
                                    where p.reconciliation_no = r.reconciliation_no group by p.verdict) v) as verdicts,
                               (select round(t.raw_basis_points / 100.0, 2) || ' % as it stands, and '
                                    || round(t.residual_basis_points / 100.0, 2) || ' % unexplained'
                                from econlytics.reconciliation t
                                where t.reconciliation_no = r.reconciliation_no) as tolerance
                        from econlytics_report.reconciliation r
                        group by r.reconciliation_no, r.saved_at, r.entity, r.version
                        order by r.reconciliation_no desc limit :most""")
                .bind("most", MOST)
                .map((row, context) -> saved(row))
                .list();
        if (shown == 0 && saved.isEmpty()) {
            return new SavedReconciliations(heading, saved, List.of());
        }
        long number = shown == 0 ? saved.get(0).number() : shown;
        if (saved.stream().noneMatch(each -> each.number() == number)) {
            throw new UnreadableFilterException("no", "the number of one of the latest reconciliations");
        }
        return new SavedReconciliations(heading, saved, lines(handle, number));
    }

    private static List<Line> lines(Handle handle, long number) {
        return handle.createQuery("""
                        select first_month, last_month, currency, verdict, not_comparable, line, system, books, variance,
                               causes::text as causes, accepted, residual, (
                                   select json_object_agg(k.cause, k.records)::text
                                   from econlytics.reconciliation_line l
                                   join econlytics.reconciliation_period p using (reconciliation_no, period)
                                   join econlytics.reconciliation_cause k using (reconciliation_no, period, position)
                                   where l.reconciliation_no = r.reconciliation_no and l.line = r.line
                                     and to_char(p.first_month, 'YYYY-MM') = r.first_month and p.currency = r.currency
                               ) as records
                        from econlytics_report.reconciliation r
                        where reconciliation_no = :number
                        order by first_month, currency, (
                            select min(l.position) from econlytics.reconciliation_line l
                            where l.reconciliation_no = r.reconciliation_no and l.line = r.line), line""")
                .bind("number", number)
                .map((row, context) -> line(row))
                .list();
    }

    private static Saved saved(ResultSet row) throws SQLException {
        Map<String, Long> verdicts = new TreeMap<>();
        amounts(row.getString("verdicts")).forEach((verdict, count) -> verdicts.put(verdict, count.longValueExact()));
        return new Saved(
                row.getLong("reconciliation_no"),
                Objects.requireNonNull(Snapshots.instant(row, "saved_at"), "saved_at"),
                row.getString("entity"),
                period(row),
                verdicts,
                Objects.requireNonNullElse(row.getString("signed_by"), ""),
                row.getLong("version"),
                row.getString("tolerance"));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                period(row),
                row.getString("currency"),
                row.getString("verdict"),
                row.getString("not_comparable"),
                row.getString("line"),
                row.getBigDecimal("system"),
                row.getBigDecimal("books"),
                row.getBigDecimal("variance"),
                causes(amounts(row.getString("causes")), amounts(row.getString("records"))),
                row.getBigDecimal("accepted"),
                row.getBigDecimal("residual"));
    }

    private static List<Cause> causes(Map<String, BigDecimal> amounts, Map<String, BigDecimal> records) {
        return amounts.entrySet().stream()
                .map(each -> new Cause(
                        each.getKey(),
                        each.getValue(),
                        records.getOrDefault(each.getKey(), BigDecimal.ZERO).longValue()))
                .toList();
    }

    private static String period(ResultSet row) throws SQLException {
        String first = row.getString("first_month");
        String last = row.getString("last_month");
        return first.equals(last) ? first : first + " to " + last;
    }

    private static Map<String, BigDecimal> amounts(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return new TreeMap<>(JSON.readValue(json, new TypeReference<Map<String, BigDecimal>>() {}));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what the database made is no JSON", unreadable);
        }
    }
}
