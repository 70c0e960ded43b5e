package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Sync;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** All connectors of one account, from a server into a ledger. */
final class DeskRuns implements AutoCloseable {
    static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");

    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken");
    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.MATCH_UNIQUE),
            clock);

    SettableClock clock() {
        return clock;
    }

    FakeZendesk zendesk() {
        return zendesk;
    }

    InMemoryLedger ledger() {
        return ledger;
    }

    /** Makes customers of record known: cus_1 is 1, and so on. */
    DeskRuns knowing(String... customers) {
        for (String customer : customers) {
            ledger.book(Batch.builder()
                    .identities(List.of(Identity.of(Party.ofRecord(STRIPE, customer))))
                    .build());
        }
        return this;
    }

    ZendeskAccess access(UnaryOperator<ZendeskSettings.Builder> options) {
        ZendeskSettings settings = options.apply(ZendeskSettings.builder(ACME, URI.create(zendesk.baseUrl()))
                        .token("t0ken")
                        .exportsPerMinute(1000))
                .build();
        return ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(clock::advance)
                .random(new Random(1))
                .build();
    }

    Sync.Outcome run(Connector connector) {
        return new Sync(ledger, ledger.leases(), "host").runOnce(connector);
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        return facts;
    }

    Match matchOf(String party) {
        return ledger.matchOf(Party.reference(ACME, party));
    }

    @Override
    public void close() {
        zendesk.close();
    }
}
