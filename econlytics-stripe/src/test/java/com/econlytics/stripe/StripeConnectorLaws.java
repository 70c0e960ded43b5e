package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.laws.ConnectorLaws;
import com.econlytics.testkit.stripe.FakeStripe;
import java.net.URI;

class StripeConnectorLaws implements ConnectorLaws {
    @Override
    public Subject subject() {
        FakeStripe stripe = FakeStripe.start();
        for (int i = 0; i < 60; i++) {
            stripe.put(Payloads.charge("ch_" + i, 1_000 + i, "txn_" + i));
            stripe.put(Payloads.transaction("txn_" + i, "charge", "ch_" + i, 1_000 + i, 59));
        }
        SettableClock clock = SettableClock.at("2026-03-06T10:00:00Z");
        StripeSettings settings = new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl()));
        return new Subject() {
            @Override
            public Connector connector() {
                return new StripeBalanceTransactions(
                        Payloads.TEST_ACCOUNT, StripeApi.connect(settings, pause -> {}), clock);
            }

            @Override
            public void failBy(FaultPlan plan) {
                stripe.failBy(plan);
            }

            @Override
            public void close() {
                stripe.close();
            }
        };
    }
}
