package com.econlytics.examples.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a page are: without it, two pages can be compared that must not be.
 *
 * @param entity whose figures
 * @param zone in which months begin
 * @param costingBasis how support is costed
 * @param closedThrough the last month whose figures stand for good; null if none does
 * @param dataThrough up to when every needed source has told all, exclusive; null if one never did
 * @param version of the ledger
 * @param asOf when that version was booked; null before the first booking
 */
public record Heading(
        String entity,
        ZoneId zone,
        String costingBasis,
        @Nullable YearMonth closedThrough,
        @Nullable Instant dataThrough,
        long version,
        @Nullable Instant asOf) {
    public Heading {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(costingBasis, "costingBasis");
    }

    /** Whether more may yet become known about {@code month} from a source that has not told all of it. */
    public boolean isPartial(YearMonth month) {
        return dataThrough == null
                || month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().isAfter(dataThrough);
    }

    /** The last month for which every needed source has told all. */
    public Optional<YearMonth> lastWholeMonth() {
        return Optional.ofNullable(dataThrough)
                .map(through -> YearMonth.from(through.atZone(zone)).minusMonths(1));
    }
}
