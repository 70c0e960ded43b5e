package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.JournalEntry;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthlyJournalTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");

    @Test
    void aMonthOfASourceIsOneEntryBalancedByItsClearingAccount() {
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
        Ledger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.MATCH_UNIQUE), Clock.systemUTC());
        ledger.book(Batch.of(List.of(
                posting("ch_1", "2026-06-02T10:00:00Z", "USD 29.00", "USD -1.14"),
                posting("ch_2", "2026-06-30T23:59:59Z", "USD 1.00", "USD -0.01"),
                posting("ch_3", "2026-07-01T00:00:00Z", "USD 5.00", "USD -0.50"),
                posting("ch_4", "2026-06-03T00:00:00Z", "JPY 100", "JPY -100"))));
        MonthlyJournal journal = new MonthlyJournal(Account::code, source -> "1200");

        List<JournalEntry> entries = journal.of(Books.of(ledger, booking), MonthRange.of(YearMonth.of(2026, 6)));

        assertThat(entries)
                .extracting(JournalEntry::id, entry -> entry.date().toString(), MonthlyJournalTest::lines)
                .containsExactly(
                        tuple(
                                "stripe/acct_1 in 2026-06 JPY",
                                "2026-06-30",
                                "processing_fees JPY 100 - JPY 0, receipts JPY 0 - JPY 100"),
                        tuple(
                                "stripe/acct_1 in 2026-06 USD",
                                "2026-06-30",
                                "processing_fees USD 1.15 - USD 0.00, receipts USD 0.00 - USD 30.00,"
                                        + " 1200 USD 28.85 - USD 0.00"));
    }

    private static String lines(JournalEntry entry) {
        return String.join(
                ", ",
                entry.lines().stream()
                        .map(line -> line.account() + " " + line.debit() + " - " + line.credit())
                        .toList());
    }

    private static Posting posting(String charge, String at, String gross, String fee) {
        return Posting.settled(
                FactId.of(STRIPE, charge, "charge"),
                Instant.parse(at),
                Party.unknown(),
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse(gross)),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse(fee))));
    }
}
