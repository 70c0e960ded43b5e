package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.laws.ConnectorLaws;
import com.econlytics.testkit.zendesk.FakeZendesk;
import java.net.URI;
import java.util.Random;

class ZendeskConnectorLaws implements ConnectorLaws {
    @Override
    public Subject subject() {
        SettableClock clock = SettableClock.at("2026-03-11T12:00:00Z");
        FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken");
        for (long id = 1; id <= 50; id++) {
            zendesk.put(Records.trackedTicket(id, Long.toString(60 + id)));
        }
        return new Subject() {
            @Override
            public Connector connector() {
                return tickets(zendesk, clock);
            }

            @Override
            public void failBy(FaultPlan plan) {
                zendesk.failBy(plan);
            }

            @Override
            public void close() {
                zendesk.close();
            }
        };
    }

    private static ZendeskTickets tickets(FakeZendesk zendesk, SettableClock clock) {
        ZendeskSettings settings = ZendeskSettings.builder(
                        SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                .token("t0ken")
                .trackedTime(TrackedTime.inField(Records.TRACKED))
                .pageSize(20)
                .build();
        return new ZendeskTickets(ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(wait -> {})
                .random(new Random(1))
                .build());
    }
}
