package com.econlytics.reliability.service;

import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Truth;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import com.econlytics.testkit.zendesk.FakeZendesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fake Stripe and a fake Zendesk that tell of one company, whose true profit is known. */
final class Vendors implements AutoCloseable {
    /** By which deliveries are signed. */
    static final String SECRET = "whsec_reliability";

    private static final String ZENDESK_TOKEN = "reliability_token";
    private static final int TICKETS_ON_A_PAGE = 100;
    private static final SupportRates RATES = new SupportRates(4_500, 650);

    private final SyntheticCompany company;
    private final FakeStripe stripe;
    private final FakeZendesk zendesk;

    private Vendors(SyntheticCompany company, FakeStripe stripe, FakeZendesk zendesk) {
        this.company = company;
        this.stripe = stripe;
        this.zendesk = zendesk;
    }

    static Vendors of(CompanyPlan plan) {
        SyntheticCompany company = SyntheticCompany.generate(plan);
        return new Vendors(
                company,
                FakeStripe.serving(company, "rk_test_reliability"),
                FakeZendesk.serving(company, Clock.systemUTC(), ZENDESK_TOKEN, TICKETS_ON_A_PAGE));
    }

    /** What Stripe delivers. */
    List<StripeDelivery> deliveries() {
        return stripe.deliveries();
    }

    Truth truth() {
        return company.truth(RATES);
    }

    String stripeAddress() {
        return stripe.baseUrl();
    }

    String zendeskAddress() {
        return zendesk.baseUrl();
    }

    /** The environment of a service that reads both, and keeps its books there. */
    Map<String, String> environment(String databaseUrl) {
        return environment(databaseUrl, stripe.baseUrl(), zendesk.baseUrl());
    }

    /** The same through other addresses. */
    Map<String, String> environment(String databaseUrl, String stripeAddress, String zendeskAddress) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("STRIPE_API_KEY", stripe.apiKey());
        variables.put("STRIPE_WEBHOOK_SECRET", SECRET);
        variables.put("STRIPE_ACCOUNT", "company");
        variables.put("STRIPE_API_BASE", stripeAddress);
        variables.put("ZENDESK_SUBDOMAIN", "company");
        variables.put("ZENDESK_TOKEN", ZENDESK_TOKEN);
        variables.put("ZENDESK_BASE_URL", zendeskAddress);
        variables.put("ECONLYTICS_TRACKED_TIME_FIELD", Long.toString(SyntheticCompany.TRACKED_SECONDS_FIELD));
        variables.put("ECONLYTICS_HOURLY_RATE", "45.00");
        variables.put("ECONLYTICS_COST_PER_TICKET", "6.50");
        variables.put("ECONLYTICS_POLL_SECONDS", "10");
        variables.put("ECONLYTICS_JDBC_URL", databaseUrl);
        return variables;
    }

    @Override
    public void close() {
        stripe.close();
        zendesk.close();
    }
}
