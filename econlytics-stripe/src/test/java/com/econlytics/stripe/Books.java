package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Intake;
import com.econlytics.connector.Sync;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Standing;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import com.econlytics.testkit.stripe.StripeSignature;
import com.econlytics.time.BusinessCalendar;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A ledger that is fed from a fake Stripe through the whole of the connector, as a host would wire it. */
final class Books {
    final SettableClock clock;
    final InMemoryLedger ledger;
    final StripeApi api;
    final StripeWebhook webhook;
    private final StripeAccount account;
    private final Intake intake;
    final Sync sync;

    Books(FakeStripe stripe, Instant now) {
        this(stripe, now, Payloads.TEST_ACCOUNT);
    }

    Books(FakeStripe stripe, Instant now, StripeAccount account) {
        this(stripe, now, account, Matching.Emails.IGNORE);
    }

    Books(FakeStripe stripe, Instant now, StripeAccount account, Matching.Emails emails) {
        this.account = account;
        clock = SettableClock.at(now);
        ledger = new InMemoryLedger(
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(emails),
                clock);
        api = StripeApi.connect(new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl())), pause -> {});
        webhook = new StripeWebhook(Payloads.ACCOUNT, List.of(Payloads.SECRET), ledger.inbox(), clock);
        intake = new Intake(ledger.inbox(), new StripeEvents(account, api), ledger, clock, 50);
        sync = new Sync(ledger, ledger.leases(), "host-1");
    }

    StripeWebhook.Outcome deliver(ObjectNode event) {
        byte[] body = Payloads.bytes(event.toString());
        return webhook.receive(StripeSignature.header(body, Payloads.SECRET, clock.instant()), body)
                .outcome();
    }

    StripeWebhook.Outcome deliver(StripeDelivery delivery) {
        return webhook.receive(delivery.signature(Payloads.SECRET, clock.instant()), delivery.body())
                .outcome();
    }

    /** Works off whatever is due now. */
    void work() {
        while (intake.runOnce() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Works off what becomes due within {@code duration}. */
    void workAfter(Duration duration) {
        clock.advance(duration);
        work();
    }

    Sync.Outcome pull(Connector connector) {
        return sync.runOnce(connector);
    }

    Sync.Outcome backfill() {
        return sync.runOnce(new StripeBalanceTransactions(account, api, clock));
    }

    StripeClearing clearing(Supplier<Sync.Outcome> catchUp) {
        return new StripeClearing(account, api, ledger, ledger.inbox(), catchUp);
    }

    /** Up to when every balance transaction is booked. */
    Optional<Instant> dataThrough() {
        return ledger.findCheckpoint(Payloads.ACCOUNT + "/balance_transactions").flatMap(Checkpoint::findDataThrough);
    }

    Sync.Outcome pullCustomers() {
        return sync.runOnce(new StripeCustomers(account, api, clock));
    }

    /** The sum of each account that has one, as {@code receipts USD} to minor units. */
    SortedMap<String, Long> sums() {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (Balance balance : ledger.balances()) {
            sums.merge(balance.key().account() + " " + balance.key().unit().code(), balance.amount(), Math::addExact);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /** What counts of each fact, in the order of their ids. */
    List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(standings::add);
        standings.sort(Comparator.comparing(Standing::id));
        return standings;
    }

    /** What each customer bears on each account, as {@code cus_1 receipts USD} to minor units. */
    SortedMap<String, Long> borne() {
        Map<CustomerId, String> names = new HashMap<>();
        ledger.customers()
                .forEach(customer -> names.put(customer.id(), customer.party().id()));
        SortedMap<String, Long> borne = new TreeMap<>();
        for (Balance balance : ledger.balances()) {
            CustomerId bearer = balance.key().customer();
            String name = names.getOrDefault(bearer, bearer.toString());
            borne.merge(
                    name + " " + balance.key().account() + " "
                            + balance.key().unit().code(),
                    balance.amount(),
                    Math::addExact);
        }
        borne.values().removeIf(amount -> amount == 0);
        return borne;
    }

    /** Every statement that was booked. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        return facts;
    }

    /** The latest statement of every fact that is a document, one line each, in the order of their keys. */
    List<String> documents() {
        SortedMap<FactId, Posting> latest = new TreeMap<>();
        for (Fact fact : facts()) {
            if (fact instanceof Posting posting && isMemo(posting)) {
                latest.merge(posting.id(), posting, (one, other) -> one.revision() > other.revision() ? one : other);
            }
        }
        return latest.values().stream().map(Books::text).toList();
    }

    private static boolean isMemo(Posting posting) {
        return posting.legs().stream().anyMatch(leg -> leg.account().equals(ChartOfAccounts.STATED_TOTAL));
    }

    private static String text(Posting posting) {
        StringBuilder text =
                new StringBuilder(posting.id().object() + " " + posting.id().movement());
        posting.legs().stream()
                .filter(leg -> !leg.account().equals(ChartOfAccounts.STATED_TOTAL))
                .forEach(leg -> text.append(' ')
                        .append(leg.account().toString().replace("stated.", ""))
                        .append(' ')
                        .append(leg.amount()));
        // Few tests are about the day on which an invoice is to be paid; it is then said when it is not the day of
        // issue.
        posting.attributes().forEach((name, value) -> {
            if (!name.equals("due") || !value.equals(posting.occurredAt().toString())) {
                text.append(' ').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    /** The sum of all accounts, in the one currency there is. */
    long total() {
        return sums().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where each message stands, in order: {@code APPLIED}, {@code PENDING FEE_UNKNOWN ch_1}. */
    List<String> dispositions() {
        return ledger.inbox().entries(0, 10_000).stream()
                .map(Inbox.Entry::disposition)
                .map(disposition -> (disposition.status()
                                + disposition
                                        .findReason()
                                        .map(reason -> " " + reason)
                                        .orElse("")
                                + " " + disposition.detail())
                        .strip())
                .toList();
    }
}
