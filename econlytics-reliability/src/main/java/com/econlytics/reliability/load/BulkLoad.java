package com.econlytics.reliability.load;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Matching;
import com.econlytics.examples.console.Progress;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.Schema;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import javax.sql.DataSource;

/** Books a large company, batch by batch, through the ledger. */
final class BulkLoad {
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("UTC")));
    static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);
    private static final int BATCH = 10_000;
    private static final Money HOURLY_RATE = new Money(4_500, Currency.getInstance("USD"));

    private final DataSource database;
    private final LargeCompany company;
    private final Duration budget;

    /**
     * A load that stops after {@code budget}, wherever it is then.
     */
    BulkLoad(DataSource database, LargeCompany company, Duration budget) {
        this.database = database;
        this.company = company;
        this.budget = budget;
    }

    /**
     * What was loaded.
     *
     * @param facts how many facts
     * @param took how long it took
     * @param walBytes what the server wrote to its log
     * @param tableBytes what the tables and indexes take
     * @param heapBytes the most that this program's heap held
     */
    record Loaded(int facts, Duration took, long walBytes, long tableBytes, long heapBytes) {
        long factsPerSecond() {
            return facts * 1000L / Math.max(1, took.toMillis());
        }
    }

    Loaded run(PrintStream out) {
        Schema.migrate(database);
        Ledger ledger = JdbcLedger.open(database, BOOKING, MATCHING, Clock.systemUTC());
        ledger.decide(new Decision.AdoptCosts(
                CostModel.of(Currency.getInstance("USD"), DriverRate.hourly(HOURLY_RATE, Instant.EPOCH))));
        Figures figures = new Figures(database);
        Heap.reset();
        long walBefore = figures.walBytes();
        long start = System.nanoTime();
        int[] booked = {0};
        Progress.during("facts booked", company.facts(), out, progress -> {
            while (booked[0] < company.facts() && System.nanoTime() - start < budget.toNanos()) {
                ledger.book(company.batch(booked[0], BATCH));
                int more = Math.min(BATCH, company.facts() - booked[0]);
                booked[0] += more;
                progress.add(more);
            }
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Loaded(booked[0], took, figures.walBytes() - walBefore, figures.tableBytes(), Heap.peakBytes());
    }
}
