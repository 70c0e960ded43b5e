package com.econlytics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    @Test
    void monthsAreReadInTheZoneOfTheBooks() {
        BusinessCalendar newYork = new BusinessCalendar(ZoneId.of("America/New_York"));
        assertThat(newYork.monthOf(Instant.parse("2026-07-01T03:59:59.999999999Z")))
                .isEqualTo(YearMonth.of(2026, 6));
        assertThat(newYork.monthOf(Instant.parse("2026-07-01T04:00:00Z"))).isEqualTo(YearMonth.of(2026, 7));
    }

    @Test
    void aMonthStartsWhenItsFirstDayDoesEvenIfThatIsNotMidnight() {
        BusinessCalendar amman = new BusinessCalendar(ZoneId.of("Asia/Amman"));
        assertThat(amman.month(YearMonth.of(2016, 4)).startInclusive())
                .isEqualTo(Instant.parse("2016-03-31T22:00:00Z"));
    }

    @Test
    void theHourThatShowsTheOldDateAgainBelongsToTheMonthThatHasBegun() {
        BusinessCalendar stJohns = new BusinessCalendar(ZoneId.of("America/St_Johns"));
        Instant clocksShowOctoberAgain = Instant.parse("2009-11-01T02:31:00Z");
        assertThat(stJohns.dateOf(clocksShowOctoberAgain)).isEqualTo(LocalDate.of(2009, 10, 31));
        assertThat(stJohns.monthOf(clocksShowOctoberAgain)).isEqualTo(YearMonth.of(2009, 11));
    }

    @Property
    void everyInstantIsInExactlyOneMonth(
            @ForAll("zones") ZoneId zone, @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long second) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        Instant instant = Instant.ofEpochSecond(second);
        YearMonth month = calendar.monthOf(instant);
        assertThat(calendar.month(month).contains(instant)).isTrue();
        assertThat(calendar.month(month.minusMonths(1)).contains(instant)).isFalse();
        assertThat(calendar.month(month.plusMonths(1)).contains(instant)).isFalse();
    }

    @Property
    void monthsMeetAndAddUpToTheYear(@ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 1905, max = 2090) int year) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        Instant end = calendar.year(Year.of(year)).startInclusive();
        for (int month = 1; month <= 12; month++) {
            ReportingPeriod period = calendar.month(YearMonth.of(year, month));
            assertThat(period.startInclusive()).isEqualTo(end);
            end = period.endExclusive();
        }
        assertThat(end).isEqualTo(calendar.year(Year.of(year)).endExclusive());
    }

    @Test
    void aPeriodMustEndAfterItStarts() {
        Instant instant = Instant.EPOCH;
        assertThatThrownBy(() -> new ReportingPeriod(instant, instant, ZoneOffset.UTC))
                .hasMessage("a period must end after it starts, not run from 1970-01-01T00:00:00Z"
                        + " to 1970-01-01T00:00:00Z");
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }
}
