package com.econlytics.reliability.mutants;

import com.econlytics.connector.Preparation;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.ledger.Booking;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** What the experiments are about: payments of one customer, one message for each. */
final class Company {
    static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);
    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private Company() {}

    /** A payment of {@code cents} dollar cents, as stated for the {@code revision}th time. */
    static Posting payment(String id, long revision, long cents) {
        return payment(id, revision, cents, ChartOfAccounts.RECEIPTS);
    }

    static Posting payment(String id, long revision, long cents, Account account) {
        return new Posting(
                FactId.of(PAYMENTS, id, "charge"),
                revision,
                NOW,
                Party.ofRecord(PAYMENTS, "cus_1"),
                List.of(new Leg(account, Money.ofMinor(cents, "USD"))),
                new TreeMap<>());
    }

    /** A message arrives. */
    static Inbox.Reception deliver(Inbox inbox, String id) {
        return inbox.receive(PAYMENTS, id, RawBody.of("{\"id\":\"" + id + "\"}"), NOW);
    }

    /** What a message comes to if it speaks of one payment. */
    static Preparation applied(Message message, Account account) {
        return new Preparation(
                List.of(payment(message.key(), Posting.SETTLED, 100, account)),
                List.of(),
                List.of(),
                Disposition.applied(message));
    }
}
