package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.Sync;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Whole runs from a server into a ledger: 60.00 an hour of tracked time, 5.00 for any other ticket. */
final class TicketRuns implements AutoCloseable {
    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken");
    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.MATCH_UNIQUE),
            clock);

    TicketRuns() {
        ledger.decide(new Decision.AdoptCosts(CostModel.of(
                Currency.getInstance("USD"),
                DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH),
                DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), Instant.EPOCH))));
    }

    SettableClock clock() {
        return clock;
    }

    FakeZendesk zendesk() {
        return zendesk;
    }

    void inPagesOf(int pageSize) {
        run(tickets(pageSize));
    }

    void run(Connector connector) {
        new Sync(ledger, ledger.leases(), "host").runOnce(connector);
    }

    /** Runs all that another server has, from its start. */
    void from(FakeZendesk server) {
        ZendeskTickets tickets = tickets(server, 100);
        Page page = tickets.pull(Cursor.START);
        ledger.book(Batch.builder().facts(page.facts()).build());
    }

    ZendeskTickets tickets(int pageSize) {
        return tickets(zendesk, pageSize);
    }

    private ZendeskTickets tickets(FakeZendesk server, int pageSize) {
        ZendeskSettings settings = ZendeskSettings.builder(
                        SourceAccount.of("zendesk", "acme"), URI.create(server.baseUrl()))
                .token("t0ken")
                .trackedTime(TrackedTime.inField(Records.TRACKED))
                .pageSize(pageSize)
                .build();
        return new ZendeskTickets(ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(wait -> {})
                .random(new Random(1))
                .build());
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        ledger.readFacts(fact -> statements.add(fact.id() + "@" + fact.revision()));
        return statements;
    }

    /** What is booked on support for customers that are not known, in a currency's minor units or a driver's. */
    long support(String unit) {
        return balance(ChartOfAccounts.SUPPORT, unit, CustomerId.UNATTRIBUTED);
    }

    long balance(Account account, String unit, CustomerId bearer) {
        return ledger.balances().stream()
                .filter(balance -> balance.key().account().equals(account))
                .filter(balance -> balance.key().unit().code().equals(unit))
                .filter(balance -> balance.key().customer().equals(bearer))
                .mapToLong(Balance::amount)
                .sum();
    }

    @Override
    public void close() {
        zendesk.close();
    }
}
