package com.econlytics.reliability.backup;

import com.econlytics.audit.Actor;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * A company with two months of charges: the first is booked and closed, the second comes later.
 *
 * @param customers how many pay
 * @param seed decides the amounts
 */
record Company(int customers, long seed) {
    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "drill");
    private static final YearMonth FIRST = YearMonth.of(2026, 6);
    private static final Clock AUGUST = Clock.fixed(Instant.parse("2026-08-15T00:00:00Z"), ZoneOffset.UTC);

    /** The books in a database. */
    static Ledger ledger(DataSource database) {
        return JdbcLedger.builder(
                        database,
                        new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                        new Matching(Matching.Emails.MATCH_UNIQUE))
                .clock(AUGUST)
                .open();
    }

    void bookAndCloseTheFirstMonth(Ledger ledger) {
        ledger.book(charges(0));
        ledger.decide(new Decision.CloseBooks(FIRST, "Ann", "month-end close"), new Actor("user 1"));
    }

    /** Half of it is late and belongs to the month that was closed. */
    void bookWhatComesLater(Ledger ledger) {
        ledger.book(charges(1));
    }

    private Batch charges(int turn) {
        SplittableRandom random = new SplittableRandom(seed + turn);
        List<Fact> charges = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            Instant at = FIRST.plusMonths((long) turn * (customer % 2))
                    .atDay(3)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            Money paid = Money.ofMinor(random.nextLong(500, 20_000), "USD");
            charges.add(Posting.settled(
                    FactId.of(PAYMENTS, "ch_" + turn + "_" + customer, "charge"),
                    at,
                    Party.ofRecord(PAYMENTS, "cus_" + customer),
                    List.of(new Leg(ChartOfAccounts.RECEIPTS, paid))));
        }
        return Batch.of(charges);
    }
}
