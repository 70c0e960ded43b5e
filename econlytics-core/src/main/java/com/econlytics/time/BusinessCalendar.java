package com.econlytics.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The months of a company, in the zone of its books.
 *
 * <p>A month runs from the start of its first day to the start of the next month's first day, where a day starts at the
 * first instant that the zone's clocks show its date. Every instant lies in exactly one month: where clocks were set
 * back across midnight at the turn of a month (St John's, 1 November 2009, 00:01 to 23:01), the hour that shows the old
 * date again belongs to the new month, because that had begun.
 *
 * @param zone the zone of the company's books
 */
public record BusinessCalendar(ZoneId zone) {
    public BusinessCalendar {
        Objects.requireNonNull(zone, "zone");
    }

    /** The month in which {@code instant} lies. */
    public YearMonth monthOf(Instant instant) {
        YearMonth shown = YearMonth.from(instant.atZone(zone));
        YearMonth next = shown.plusMonths(1);
        return instant.isBefore(startOf(next)) ? shown : next;
    }

    /** The date that the zone's clocks show at {@code instant}. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The period of {@code month}. */
    public ReportingPeriod month(YearMonth month) {
        return new ReportingPeriod(startOf(month), startOf(month.plusMonths(1)), zone);
    }

    /** The period of {@code year}: exactly its twelve months. */
    public ReportingPeriod year(Year year) {
        return new ReportingPeriod(
                startOf(year.atMonth(1)), startOf(year.atMonth(12).plusMonths(1)), zone);
    }

    private Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
