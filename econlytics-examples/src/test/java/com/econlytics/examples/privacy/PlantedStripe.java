package com.econlytics.examples.privacy;

import static com.econlytics.examples.privacy.BothConnectors.write;

import com.econlytics.connector.Intake;
import com.econlytics.connector.MessageReader;
import com.econlytics.fact.SourceAccount;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeApi;
import com.econlytics.stripe.StripeBalanceTransactions;
import com.econlytics.stripe.StripeCustomers;
import com.econlytics.stripe.StripeEvents;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.stripe.StripeWebhook;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Stripe with planted customers: good and bad deliveries, good and bad answers, a wrong key. */
final class PlantedStripe {
    private static final SourceAccount ACCOUNT = SourceAccount.of("stripe", "acct_1");
    private static final StripeAccount TEST = new StripeAccount(ACCOUNT, StripeAccount.Mode.TEST);
    private static final String CUSTOMER =
            """
            {"id":"%s","object":"customer","created":1772700000,"livemode":false,"email":"%s","name":"%s",
             "metadata":{"external_id":"%s"}}""".formatted(Planted.CUSTOMER, Planted.EMAIL, Planted.NAME, Planted.EXTERNAL_ID);
    private static final String CHARGE =
            """
            {"id":"ch_1","object":"charge","created":1772700000,"livemode":false,"amount":1000,"amount_captured":1000,
             "currency":"usd","captured":true,"paid":true,"status":"succeeded","customer":"%s",
             "receipt_email":"%s","billing_details":{"email":"%s","name":"%s"},
             "balance_transaction":{"id":"txn_1","object":"balance_transaction","created":1772700000,"amount":1000,"fee":59,
               "net":941,"currency":"usd","type":"charge","reporting_category":"charge","source":"ch_1","description":"%s",
               "fee_details":[{"type":"stripe_fee","amount":59,"currency":"usd"}]}}""".formatted(Planted.CUSTOMER, Planted.EMAIL, Planted.EMAIL, Planted.NAME, Planted.NAME);
    private static final String BROKEN = """
            {"id":"txn_2","object":"balance_transaction","created":1772700000,"amount":"%s","currency":"usd","source":"%s"}""".formatted(Planted.EMAIL, Planted.CUSTOMER);

    private PlantedStripe() {}

    static void run(BothConnectors host) {
        Recording recording = Recording.parse(CUSTOMER, CHARGE, BROKEN);
        try (FakeStripe stripe = FakeStripe.replaying(recording, Planted.STRIPE_KEY)) {
            StripeSettings settings = new StripeSettings(Planted.STRIPE_KEY, URI.create(stripe.baseUrl()));
            StripeApi api = StripeApi.connect(settings, wait -> {});
            write(List.of(settings, api, TEST));
            deliver(host, api);
            pull(host, stripe, api);
            StripeApi stranger =
                    StripeApi.connect(new StripeSettings(Planted.STRIPE_KEY + "2", settings.baseUri()), wait -> {});
            host.run(new StripeBalanceTransactions(TEST, stranger, host.clock));
            write("AUTH");
        }
    }

    private static void pull(BothConnectors host, FakeStripe stripe, StripeApi api) {
        for (Fault fault : BothConnectors.FAULTS) {
            for (int tries : List.of(1, 6)) {
                stripe.failNext(tries, fault);
                host.run(new StripeBalanceTransactions(TEST, api, host.clock));
                host.run(new StripeCustomers(TEST, api, host.clock));
            }
        }
    }

    private static void deliver(BothConnectors host, StripeApi api) {
        StripeWebhook webhook =
                new StripeWebhook(ACCOUNT, List.of(Planted.SIGNING_SECRET), host.ledger.inbox(), host.clock);
        write(webhook);
        List<String> bodies = List.of(
                event("evt_1", "charge.succeeded", CHARGE),
                event("evt_2", "customer.updated", CUSTOMER),
                event("evt_3", Planted.EMAIL, CHARGE),
                event("evt_4", "charge.succeeded", CHARGE.replace("\"charge\"", "\"" + Planted.NAME + "\"")),
                event("evt_5", "charge.succeeded", "\"" + Planted.EMAIL + "\""),
                event("evt_6", "charge.succeeded", "{\"" + Planted.EMAIL + "\":1,\"" + Planted.EMAIL + "\":2}"),
                event("evt_7", "charge.succeeded", CHARGE.replace("ch_1", Planted.CUSTOMER)),
                event("evt_8", "customer.updated", CUSTOMER.replace("1772700000", "\"" + Planted.NAME + "\"")),
                event("evt_1", "charge.succeeded", CUSTOMER),
                "{\"id\":\"" + Planted.CUSTOMER + "\",\"object\":\"event\"}",
                Planted.EMAIL,
                "[\"" + Planted.EMAIL + "\"]");
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(webhook.receive(StripeSignature.header(bytes, Planted.SIGNING_SECRET, host.clock.instant()), bytes));
            write(webhook.receive("t=1,v1=" + Planted.SIGNING_SECRET, bytes));
        }
        MessageReader defective = (message, now) -> {
            write(message);
            throw new IllegalStateException(Planted.EMAIL, new IllegalArgumentException(Planted.CUSTOMER));
        };
        work(host, defective);
        work(host, new StripeEvents(TEST, api));
    }

    private static void work(BothConnectors host, MessageReader reader) {
        Intake intake = new Intake(host.ledger.inbox(), reader, host.ledger, host.clock, 50, host.listener);
        intake.runOnce();
        host.clock.advance(Duration.ofHours(7));
        intake.runOnce();
    }

    private static String event(String id, String type, String object) {
        return ("{\"id\":\"%s\",\"object\":\"event\",\"created\":1772700000,\"livemode\":false,\"type\":\"%s\","
                        + "\"data\":{\"object\":%s}}")
                .formatted(id, type, object);
    }
}
