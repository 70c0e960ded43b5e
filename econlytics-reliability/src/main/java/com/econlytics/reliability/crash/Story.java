package com.econlytics.reliability.crash;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Identity;
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
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/** A company of three customers in June 2026, small enough to be booked some thousand times. */
final class Story {
    static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    static final Instant AUGUST = Instant.parse("2026-08-15T00:00:00Z");

    private static final Instant JUNE = Instant.parse("2026-06-02T10:00:00Z");

    private Story() {}

    /** What the payment processor moved. */
    static Posting receipt(String charge, String customer, long minor) {
        return Posting.settled(
                FactId.of(PAYMENTS, charge, "charge"),
                JUNE,
                Party.ofRecord(PAYMENTS, customer),
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD")),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, Money.ofMinor(-30, "USD"))));
    }

    /** What the desk did; every generation of a ticket restates it. */
    static Activity ticket(String ticket, String user, long generation) {
        return new Activity(
                FactId.of(DESK, ticket, "ticket"),
                generation,
                JUNE,
                Party.reference(DESK, user),
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, 60 * generation)),
                new TreeMap<>());
    }

    /** A cost that is nobody's in particular. */
    static Posting sharedFee() {
        return Posting.settled(
                FactId.of(PAYMENTS, "txn_fee", "fee"),
                JUNE,
                Party.shared(),
                List.of(new Leg(ChartOfAccounts.ACCOUNT_FEES, Money.ofMinor(-1000, "USD"))));
    }

    static Decision prices(long perTicket) {
        return new Decision.AdoptCosts(CostModel.of(
                Currency.getInstance("USD"),
                DriverRate.perUnit(Driver.TICKET, Money.ofMinor(perTicket, "USD"), Instant.EPOCH)));
    }

    static Decision sharingByTicket() {
        return new Decision.AdoptAllocations(AllocationPlan.of(AllocationRule.of(
                "account_fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.ByDriver(Driver.TICKET))));
    }

    /** Three customers with receipts, tickets, a contested fact and a shared cost, at a first price. */
    static void book(Ledger ledger) {
        ledger.decide(prices(650));
        ledger.book(Batch.builder()
                .identities(List.of(
                        customer("cus_ann"), customer("cus_bob"), customer("cus_cat"), user("user_1", "cus_ann")))
                .facts(facts())
                .build());
    }

    /** A customer of the payment processor. */
    static Identity customer(String id) {
        return Identity.of(Party.ofRecord(PAYMENTS, id));
    }

    /** Somebody at the desk who is a customer there. */
    static Identity user(String id, String customer) {
        return Identity.of(Party.reference(DESK, id), List.of(customer));
    }

    private static List<Fact> facts() {
        return List.<Fact>of(
                receipt("ch_1", "cus_ann", 2900),
                receipt("ch_2", "cus_bob", 1900),
                receipt("ch_3", "cus_cat", 900),
                receipt("ch_contested", "cus_bob", 500),
                receipt("ch_contested", "cus_bob", 600),
                ticket("t_1", "user_1", 1),
                ticket("t_2", "user_2", 1),
                sharedFee());
    }
}
