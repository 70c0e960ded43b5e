package com.econlytics.examples.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages, each from one state of the books.
 *
 * <p>Example: {@code snapshots.read((handle, heading) -> Overview.read(handle, heading, months))}.
 */
public final class Snapshots {
    private final Jdbi jdbi;
    private final String entity;
    private final ZoneId zone;
    private final Set<String> needed;

    /**
     * The states of a migrated database.
     *
     * @param entity whose books these are
     * @param zone in which its months begin
     * @param needed the streams without which money or work is missing
     */
    public Snapshots(DataSource dataSource, String entity, ZoneId zone, Set<String> needed) {
        this.jdbi = Jdbi.create(dataSource);
        this.entity = entity;
        this.zone = zone;
        this.needed = Set.copyOf(needed);
    }

    /** What {@code reader} reads, all of one version, which the heading names. */
    public <T> T read(BiFunction<Handle, Heading, T> reader) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return reader.apply(handle, heading(handle));
        });
    }

    /** The heading as of an earlier version. */
    public Heading headingOf(long version) {
        return read((handle, now) -> new Heading(
                now.entity(),
                now.zone(),
                now.costingBasis(),
                now.closedThrough(),
                now.dataThrough(),
                version,
                bookedAt(handle, version)));
    }

    private Heading heading(Handle handle) {
        List<Long> versions = handle.createQuery("select version from econlytics_report.as_of")
                .mapTo(Long.class)
                .list();
        long version = versions.get(0);
        return new Heading(
                entity,
                zone,
                costingBasis(handle),
                closedThrough(handle),
                dataThrough(handle),
                version,
                bookedAt(handle, version));
    }

    private static @Nullable Instant bookedAt(Handle handle, long version) {
        return handle.createQuery("select booked_at from econlytics.version where version_no = :version")
                .bind("version", version)
                .map((row, context) -> instant(row, "booked_at"))
                .findOne()
                .orElse(null);
    }

    private static @Nullable YearMonth closedThrough(Handle handle) {
        return handle.createQuery("""
                        select max(month) as month from econlytics.decision d where d.kind = 'CLOSE_BOOKS'
                           and not exists (select from econlytics.decision o where o.kind = 'REOPEN_BOOKS'
                                           and o.decision_no > d.decision_no and o.month <= d.month)
                        having max(month) is not null""")
                .map((row, context) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .findOne()
                .orElse(null);
    }

    /** Null as soon as one needed stream was never read to its end. */
    private @Nullable Instant dataThrough(Handle handle) {
        List<Instant> ends = handle.createQuery("select data_through from econlytics_report.data_freshness"
                        + " where connector = any(:needed) and data_through is not null")
                .bindArray("needed", String.class, needed)
                .map((row, context) -> Objects.requireNonNull(instant(row, "data_through"), "data_through"))
                .list();
        return ends.size() < needed.size() || ends.isEmpty()
                ? null
                : ends.stream().min(Instant::compareTo).orElseThrow();
    }

    private static String costingBasis(Handle handle) {
        return handle.createQuery("""
                        select b.method from econlytics.cost_basis b
                        where b.decision_no = (select max(decision_no) from econlytics.decision where kind = 'ADOPT_COSTS')
                        order by b.valid_from desc limit 1""")
                .mapTo(String.class)
                .findOne()
                .map(method -> method.toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("none");
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
