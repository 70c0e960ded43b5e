package com.econlytics.pnl;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What happened to a small company, told by a test and booked by a ledger in memory. */
final class Story {
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acme");
    private static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");

    final InMemoryLedger ledger = new InMemoryLedger(
            BOOKING,
            new Matching(Matching.Emails.MATCH_UNIQUE),
            Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

    Story customers(String... names) {
        for (String name : names) {
            ledger.book(Batch.builder()
                    .identities(List.of(Identity.of(Party.ofRecord(STRIPE, name))))
                    .build());
        }
        return this;
    }

    /** Everything about payment {@code payment} is {@code customer}'s. */
    Story paidBy(String payment, String customer) {
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(Party.reference(STRIPE, payment), Set.of(customer))))
                .build());
        return this;
    }

    Story post(String object, Party party, String date, Map<String, String> attributes, Leg... legs) {
        FactId id = FactId.of(STRIPE, object, "movement");
        ledger.book(Batch.of(List.of(
                new Posting(id, Posting.SETTLED, noon(date), party, List.of(legs), new TreeMap<>(attributes)))));
        return this;
    }

    Story charge(String payment, String date, String amount, String fee) {
        return post(
                payment,
                Party.reference(STRIPE, payment),
                date,
                Map.of(),
                new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount)),
                new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse(fee)));
    }

    Story refund(String object, String payment, String date, String amount) {
        return post(
                object,
                Party.reference(STRIPE, payment),
                date,
                Map.of(),
                new Leg(ChartOfAccounts.REFUNDS, Money.parse(amount)));
    }

    Story shared(String object, Account account, String date, String amount) {
        return post(object, Party.shared(), date, Map.of(), new Leg(account, Money.parse(amount)));
    }

    Story ticket(String ticket, String customer, String date, long revision, long seconds) {
        ledger.book(Batch.of(List.of(new Activity(
                FactId.of(DESK, ticket, "ticket"),
                revision,
                noon(date),
                Party.ofRecord(STRIPE, customer),
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, seconds)),
                new TreeMap<>()))));
        return this;
    }

    Story hourlyRate(String cost) {
        Money rate = Money.parse(cost);
        return decide(new Decision.AdoptCosts(CostModel.of(rate.currency(), DriverRate.hourly(rate, Instant.EPOCH))));
    }

    Story decide(Decision decision) {
        ledger.decide(decision);
        return this;
    }

    Story allocate() {
        ledger.allocate();
        return this;
    }

    Books books() {
        return Books.of(ledger, BOOKING);
    }

    CustomerId customer(String name) {
        return ledger.customers().stream()
                .filter(customer -> customer.party().id().equals(name))
                .map(Customer::id)
                .findFirst()
                .orElseThrow();
    }

    static Party.Reference payment(String payment) {
        return new Party.Reference(STRIPE, payment);
    }

    private static Instant noon(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }
}
