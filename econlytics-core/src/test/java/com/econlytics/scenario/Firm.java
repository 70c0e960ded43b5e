package com.econlytics.scenario;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
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
import com.econlytics.ledger.Balance;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A firm with three customers, numbered 1 to 3, whose books a test keeps. */
final class Firm {
    static final int CUSTOMERS = 3;
    /** Stands for nobody known where a customer's number is asked for. */
    static final int GUEST = 0;
    /** Stands for nobody in particular. */
    static final int SHARED = -1;

    static final Account AD_SPEND = new Account("ad_spend", Section.ACQUISITION);
    static final Instant JUNE_2 = Instant.parse("2026-06-02T12:00:00Z");

    private static final SourceAccount SOURCE = SourceAccount.of("stripe", "acme");

    final Booking booking =
            new Booking(ChartOfAccounts.standard().with(AD_SPEND), new BusinessCalendar(ZoneOffset.UTC));
    final InMemoryLedger ledger = new InMemoryLedger(
            booking,
            new Matching(Matching.Emails.IGNORE),
            Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

    private int facts;

    Firm(CostModel costs, AllocationPlan plan) {
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            learn(Identity.of(party(customer)));
        }
        ledger.decide(new Decision.AdoptCosts(costs));
        ledger.decide(new Decision.AdoptAllocations(plan));
    }

    Firm learn(Identity identity) {
        ledger.book(Batch.builder().identities(List.of(identity)).build());
        return this;
    }

    /** A payment with a reference of its own, known to be a customer's. */
    Party payment(String id, int customer) {
        Party.Reference payment = new Party.Reference(SOURCE, id);
        learn(Identity.of(payment, Set.of("c" + customer)));
        return payment;
    }

    Firm post(int who, Account account, String amount) {
        return post(party(who), account, amount);
    }

    Firm post(Party party, Account account, String amount) {
        return book(posting(nextId(), JUNE_2, party, account, Money.parse(amount)));
    }

    Firm ticket(int who, long trackedSeconds) {
        return book(ticket(nextId(), JUNE_2, party(who), trackedSeconds));
    }

    Firm book(Fact fact) {
        ledger.book(Batch.of(List.of(fact)));
        return this;
    }

    Firm close(String month) {
        ledger.decide(new Decision.CloseBooks(YearMonth.parse(month), "Ann", "month-end close"));
        return this;
    }

    Books books() {
        ledger.allocate();
        return Books.of(ledger, booking);
    }

    List<Balance> balances() {
        return books().balances();
    }

    static CustomerId id(int customer) {
        return new CustomerId(customer);
    }

    static Party party(int who) {
        return switch (who) {
            case GUEST -> Party.unknown();
            case SHARED -> Party.shared();
            default -> Party.ofRecord(SOURCE, "c" + who);
        };
    }

    static FactId factId(int number) {
        return FactId.of(SOURCE, "fact" + number, "movement");
    }

    static Posting posting(FactId id, Instant at, Party party, Account account, Money amount) {
        return Posting.settled(id, at, party, List.of(new Leg(account, amount)));
    }

    /** One ticket; below 0 seconds stand for no tracked time. */
    static Activity ticket(FactId id, Instant at, Party party, long trackedSeconds) {
        List<Quantity> quantities = new ArrayList<>(List.of(Quantity.of(Driver.TICKET, 1)));
        if (trackedSeconds >= 0) {
            quantities.add(Quantity.of(Driver.AGENT_SECOND, trackedSeconds));
        }
        return new Activity(id, 1, at, party, ChartOfAccounts.SUPPORT, quantities, new TreeMap<>());
    }

    private FactId nextId() {
        facts++;
        return factId(1000 + facts);
    }
}
