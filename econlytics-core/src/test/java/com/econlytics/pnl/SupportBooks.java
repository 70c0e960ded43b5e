package com.econlytics.pnl;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The lines of a support desk: its payroll, and tickets of given bearers. */
final class SupportBooks {
    private static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");

    private final Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private final CostModel costs;
    private final List<Line> lines = new ArrayList<>();
    private int facts;

    SupportBooks(CostModel costs) {
        this.costs = costs;
    }

    void payroll(Instant at, Money paid) {
        Leg leg = new Leg(ChartOfAccounts.SUPPORT_PAYROLL, paid.negated());
        book(Posting.settled(id("payroll"), at, Party.shared(), List.of(leg)), CustomerId.UNALLOCATED);
    }

    void work(Instant at, CustomerId bearer, long trackedSeconds) {
        work(at, bearer, Driver.AGENT_SECOND, trackedSeconds);
    }

    void work(Instant at, CustomerId bearer, Driver driver, long seconds) {
        List<Quantity> quantities = List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(driver, seconds));
        Activity ticket = new Activity(
                id("ticket"), 1, at, Party.unknown(), ChartOfAccounts.SUPPORT, quantities, new TreeMap<>());
        book(ticket, bearer);
    }

    List<Balance> balances() {
        return Balance.of(lines);
    }

    private void book(Fact fact, CustomerId bearer) {
        lines.addAll(booking.lines(Standing.of(List.of(fact)), party -> bearer, costs));
    }

    private FactId id(String movement) {
        facts++;
        return FactId.of(DESK, movement + "-" + facts, movement);
    }
}
