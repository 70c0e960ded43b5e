package com.econlytics.cohort;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A company in New York whose story a test tells; its books are kept by a ledger in memory. */
final class Company {
    static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("America/New_York"));
    static final Account AD_SPEND = new Account("ad_spend", Section.ACQUISITION);

    private static final SourceAccount SOURCE = SourceAccount.of("stripe", "acme");

    final Booking booking = new Booking(ChartOfAccounts.standard().with(AD_SPEND), CALENDAR);
    final InMemoryLedger ledger = new InMemoryLedger(
            booking,
            new Matching(Matching.Emails.IGNORE),
            Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

    private int facts;

    /** Noon of a day, by the clocks of London. */
    static Instant on(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    static Money money(String amount) {
        return Money.parse(amount);
    }

    Company() {
        ledger.decide(new Decision.AdoptCosts(CostModel.of(
                money("USD 0.00").currency(), DriverRate.perUnit(Driver.TICKET, money("USD 5.00"), Instant.EPOCH))));
    }

    /** A customer who signed up at {@code instant}. */
    Company signup(String customer, Instant instant) {
        return learn(new Identity(of(customer), Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), instant));
    }

    /** A customer of whom no signup is told. */
    Company customer(String customer) {
        return learn(Identity.of(of(customer)));
    }

    /** A payment, by which charges, refunds and failures are known to be a customer's. */
    Company payment(String payment, String customer) {
        return learn(Identity.of(ofPayment(payment), Set.of(customer)));
    }

    Company attribute(String customer, String name, String value, Instant from) {
        ledger.book(Batch.builder()
                .attributes(List.of(new DatedAttribute(of(customer), name, value, from, 0)))
                .build());
        return this;
    }

    /** A settled movement of a payment on one account. */
    Company post(String payment, Account account, String amount, Instant at) {
        return post(ofPayment(payment), account, amount, at);
    }

    Company post(Party party, Account account, String amount, Instant at) {
        return book(Posting.settled(nextId(), at, party, List.of(new Leg(account, money(amount)))));
    }

    Company charge(String payment, String amount, Instant at) {
        return post(payment, ChartOfAccounts.RECEIPTS, amount, at);
    }

    Company ticket(String customer, Instant at) {
        return book(new Activity(
                nextId(),
                1,
                at,
                of(customer),
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1)),
                new TreeMap<>()));
    }

    Company close(String month) {
        ledger.decide(new Decision.CloseBooks(YearMonth.parse(month), "Ann", "month-end close"));
        return this;
    }

    Company book(Fact fact) {
        ledger.book(Batch.of(List.of(fact)));
        return this;
    }

    Books books() {
        return Books.of(ledger, booking);
    }

    Population population() {
        return Population.of(books());
    }

    CustomerId id(String customer) {
        return ledger.customers().stream()
                .filter(row -> row.party().equals(of(customer)))
                .map(Customer::id)
                .findFirst()
                .orElseThrow();
    }

    /** The books with their lines and standings in another order. */
    static Books reversed(Books books) {
        var lines = new ArrayList<>(books.lines());
        var standings = new ArrayList<>(books.standings());
        Collections.reverse(lines);
        Collections.reverse(standings);
        return new Books(
                books.version(),
                books.booking(),
                lines,
                standings,
                books.decisions(),
                books.customers(),
                books.matches(),
                books.attributes());
    }

    static Party.OfRecord of(String customer) {
        return new Party.OfRecord(SOURCE, customer);
    }

    static Party.Reference ofPayment(String payment) {
        return new Party.Reference(SOURCE, payment);
    }

    FactId nextId() {
        facts++;
        return FactId.of(SOURCE, "fact" + facts, "movement");
    }

    private Company learn(Identity identity) {
        ledger.book(Batch.builder().identities(List.of(identity)).build());
        return this;
    }
}
