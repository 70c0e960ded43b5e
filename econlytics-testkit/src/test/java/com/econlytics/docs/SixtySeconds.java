package com.econlytics.docs;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
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
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The example of the README. */
final class SixtySeconds {
    private SixtySeconds() {}

    static CustomerProfit profitOfOneCustomer() {
        // readme:start
        Currency usd = Currency.getInstance("USD");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant june2 = Instant.parse("2026-06-02T10:00:00Z");

        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("America/New_York")));
        Ledger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.MATCH_UNIQUE), Clock.systemUTC());
        ledger.decide(new Decision.AdoptCosts(CostModel.of(usd, DriverRate.hourly(Money.parse("USD 60.00"), start))));

        SourceAccount stripe = SourceAccount.of("stripe", "acct_1");
        SourceAccount zendesk = SourceAccount.of("zendesk", "acme");
        Party ann = Party.ofRecord(stripe, "cus_ann");
        Party annAtTheDesk = Party.reference(zendesk, "user-7");

        Posting charge = Posting.settled(
                FactId.of(stripe, "ch_1", "charge"),
                june2,
                ann,
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14"))));
        Posting refund = Posting.settled(
                FactId.of(stripe, "re_1", "refund"),
                june2,
                ann,
                List.of(new Leg(ChartOfAccounts.REFUNDS, Money.parse("USD -10.00"))));
        Activity ticket = new Activity(
                FactId.of(zendesk, "42", "ticket"),
                1,
                june2,
                annAtTheDesk,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, 300)),
                new TreeMap<>(Map.of()));

        ledger.book(Batch.of(List.of(ticket, refund, charge))); // any order, any number of times
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(annAtTheDesk, List.of("cus_ann")))) // who user-7 is
                .build());

        CustomerProfit profit = new Profitability(usd).of(ledger.balances()).get(0);
        // revenue 19.00, fees 1.14, support 5.00: net profit USD 12.86
        // readme:end
        return profit;
    }
}
