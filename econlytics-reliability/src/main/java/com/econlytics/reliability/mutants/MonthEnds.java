package com.econlytics.reliability.mutants;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.testkit.SettableClock;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payments in the last second of a month and in the first of the next, by the clocks of a company in New York. */
final class MonthEnds implements Check<ZoneId> {
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final int MONTHS = 24;

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Override
    public String name() {
        return "ends of months";
    }

    @Override
    public Optional<Alarm> look(ZoneId zone) {
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST.plusMonths(i);
            Instant start = Instant.parse(month + "-01T00:00:00" + offsetAtStart(month));
            for (Instant at : List.of(start.minusSeconds(1), start)) {
                YearMonth expected = at.equals(start) ? month : month.minusMonths(1);
                List<YearMonth> booked = months(zone, at);
                if (!booked.equals(List.of(expected))) {
                    return Optional.of(new Alarm("what happened at " + at + " is in " + booked, (i + 1) + " months"));
                }
            }
        }
        return Optional.empty();
    }

    /** Clocks are put forward in March and back in November, after its first day has begun. */
    private static String offsetAtStart(YearMonth month) {
        return month.getMonthValue() <= 3 || month.getMonthValue() == 12 ? "-05:00" : "-04:00";
    }

    private static List<YearMonth> months(ZoneId zone, Instant at) {
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(zone));
        InMemoryLedger ledger = new InMemoryLedger(booking, Company.MATCHING, SettableClock.at(Company.NOW));
        ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(Company.PAYMENTS, "ch_1", "charge"),
                at,
                Party.ofRecord(Company.PAYMENTS, "cus_1"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(100, "USD")))))));
        List<Line> lines = new ArrayList<>();
        ledger.readLines(ledger.version(), lines::add);
        return lines.stream().map(line -> line.key().month()).toList();
    }
}
