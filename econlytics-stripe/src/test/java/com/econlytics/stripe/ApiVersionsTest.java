package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.SubscriptionPayloads.MONTH_END;
import static com.econlytics.stripe.SubscriptionPayloads.START;
import static com.econlytics.stripe.SubscriptionPayloads.coupon;
import static com.econlytics.stripe.SubscriptionPayloads.discount;
import static com.econlytics.stripe.SubscriptionPayloads.event;
import static com.econlytics.stripe.SubscriptionPayloads.item;
import static com.econlytics.stripe.SubscriptionPayloads.plan;
import static com.econlytics.stripe.SubscriptionPayloads.price;
import static com.econlytics.stripe.SubscriptionPayloads.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same subscription and the same invoice, in the shapes of three ages of the API, are the same documents. */
@Scenario({"A22", "K10"})
class ApiVersionsTest {
    /** What an API version names the fields by. */
    enum Version {
        OLD("2020-08-27"),
        BASIL("2025-03-31.basil"),
        CLOVER("2025-09-30.clover");

        private final String name;

        Version(String name) {
            this.name = name;
        }

        ObjectNode subscription() {
            ObjectNode price = price("price_1", "2000");
            ObjectNode item = item("si_1", price, 2);
            ObjectNode subscription = SubscriptionPayloads.subscription("sub_1", item);
            switch (this) {
                case OLD -> {
                    item.remove(List.of("price", "current_period_start", "current_period_end", "discounts"));
                    item.set("plan", plan(price));
                    subscription.put("current_period_start", START).put("current_period_end", MONTH_END);
                    subscription.remove(List.of("discounts", "currency"));
                    subscription.set("discount", oldDiscount(coupon()));
                }
                case BASIL -> subscription.withArray("discounts").add("di_1");
                case CLOVER -> subscription.withArray("discounts").add(discount("di_1", "half"));
            }
            return subscription;
        }

        /** What the API shows of the subscription to those who ask, in this version. */
        void serve(FakeStripe stripe) {
            stripe.put(coupon());
            stripe.put(this == BASIL ? oldDiscount(coupon()) : discount("di_1", "half"));
            stripe.put(subscription());
        }

        private static ObjectNode coupon() {
            return SubscriptionPayloads.coupon("half", "forever").put("percent_off", 50);
        }

        private static ObjectNode oldDiscount(ObjectNode coupon) {
            ObjectNode discount = discount("di_1", "half");
            discount.remove("source");
            discount.set("coupon", coupon);
            return discount;
        }

        ObjectNode invoice() {
            ObjectNode line = Documents.over(Documents.line("il_1", 1200), START, MONTH_END);
            line.put("quantity", 2);
            ObjectNode invoice = Documents.paid(Documents.invoice("in_1", 1200, line));
            switch (this) {
                case OLD -> {
                    line.remove("taxes");
                    line.withArray("tax_amounts").addObject().put("amount", 200).put("inclusive", true);
                    line.put("subscription", "sub_1")
                            .put("subscription_item", "si_1")
                            .put("proration", true);
                    line.set("price", price("price_1", "600"));
                    invoice.put("subscription", "sub_1").put("charge", "ch_1").put("paid", true);
                    invoice.put("paid_out_of_band", false).put("payment_intent", "pi_1");
                }
                case BASIL, CLOVER -> {
                    Documents.taxed(line, 200, "inclusive");
                    line.putObject("parent")
                            .put("type", "subscription_item_details")
                            .putObject("subscription_item_details")
                            .put("subscription", "sub_1")
                            .put("subscription_item", "si_1")
                            .put("proration", true);
                    line.putObject("pricing")
                            .putObject("price_details")
                            .put("price", "price_1")
                            .put("product", "prod_1");
                    invoice.putObject("parent")
                            .putObject("subscription_details")
                            .put("subscription", "sub_1");
                }
            }
            return invoice;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionSaysTheSameInEveryVersion(Version version) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Books books = new Books(stripe, NOW);
            version.serve(stripe);
            books.deliver(event("created", CREATED, version.subscription()).put("api_version", version.name));
            books.work();

            assertThat(books.dispositions()).containsExactly("APPLIED");
            assertThat(books.documents().get(0).replace(" tax=exclusive", ""))
                    .isEqualTo("si_1 subscription_item recurring USD 40.00 discount1_duration=forever discount1_id=di_1"
                            + " discount1_percent=50 discount1_reach=subscription interval=month items=si_1"
                            + " period_end=2026-04-05T10:00:00Z period_start=2026-03-05T10:00:00Z price=price_1"
                            + " product=prod_1 quantity=2 start=2026-03-05T10:00:00Z status=active subscription=sub_1"
                            + " unit_amount=20");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInvoiceSaysTheSameInEveryVersion(Version version) {
        try (FakeStripe stripe = FakeStripe.start()) {
            Books books = new Books(stripe, NOW);
            stripe.put(version.invoice());
            stripe.put(Documents.charge("ch_1", 1200));
            stripe.put(Documents.intent("pi_1", 1200, "ch_1"));
            stripe.put(Documents.invoicePayment("inpay_1", "in_1", "pi_1", 1200, "paid"));
            books.deliver(
                    Payloads.event("evt_1", "invoice.paid", version.invoice()).put("api_version", version.name));
            books.work();

            assertThat(books.dispositions()).containsExactly("APPLIED");
            assertThat(books.documents())
                    .containsExactly(
                            "il_1 invoice_line net EUR 10.00 tax EUR 2.00 component=net invoice=in_1 price=price_1"
                                    + " product=prod_1 proration=true quantity=2 service_end=2026-04-05T10:00:00Z"
                                    + " service_start=2026-03-05T10:00:00Z subscription=sub_1 subscription_item=si_1",
                            "in_1_ch_1 invoice_settlement settled EUR 12.00 invoice=in_1 method=payment payment=ch_1");
        }
    }

    @Test
    void aChargeOfAnOldVersionNamesItsInvoiceAndIsBookedTheSame() {
        try (FakeStripe stripe = FakeStripe.start()) {
            Books books = new Books(stripe, NOW);
            stripe.put(Payloads.transaction("txn_1", "charge", "ch_1", 1200, 65));
            ObjectNode charge = Payloads.charge("ch_1", 1200, "txn_1").put("invoice", "in_1");
            stripe.put(charge);
            books.deliver(Payloads.event("evt_1", "charge.succeeded", charge).put("api_version", "2020-08-27"));
            books.work();

            assertThat(books.sums()).containsEntry("receipts USD", 1200L).containsEntry("processing_fees USD", -65L);
        }
    }

    @Test
    void aQuantityWithDecimalsIsNotCut() {
        try (FakeStripe stripe = FakeStripe.start()) {
            Books books = new Books(stripe, NOW);
            ObjectNode line = Documents.line("il_1", 1250).put("quantity", 2).put("quantity_decimal", "2.500000");
            line.putObject("parent")
                    .putObject("invoice_item_details")
                    .put("subscription", "sub_1")
                    .put("proration", false);
            stripe.put(Documents.invoice("in_1", 1250, line));
            books.deliver(Payloads.event("evt_1", "invoice.finalized", Documents.invoice("in_1", 1250, line)));
            books.work();

            assertThat(books.documents().get(0)).contains(" quantity=2.5 ").endsWith(" subscription=sub_1");
        }
    }
}
