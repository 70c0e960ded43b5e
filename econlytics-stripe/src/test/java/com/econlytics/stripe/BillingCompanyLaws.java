package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Posting;
import com.econlytics.revenue.Document;
import com.econlytics.revenue.InvoiceLine;
import com.econlytics.revenue.InvoiceSettlement;
import com.econlytics.revenue.InvoiceSettlement.Method;
import com.econlytics.testkit.company.Billing;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.Invoice;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** A company that bills: whichever way its documents are heard of, they are those of its story. */
class BillingCompanyLaws {
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void eventsAndHistoryStateTheSameDocumentsAndThoseOfTheStory(@ForAll @LongRange(min = 1, max = 999) long seed) {
        SyntheticCompany company =
                SyntheticCompany.generate(CompanyPlan.of(8, seed).with(20, 0).with(new Billing(25, 10, 1_900)));
        try (FakeStripe stripe = FakeStripe.serving(company)) {
            Books history = new Books(stripe, company.plan().end());
            pullAll(history);
            Books events = new Books(stripe, company.plan().end());
            stripe.failBy(FaultPlan.every(7, seed, FaultResponse.tooManyRequests(1), FaultResponse.of(502)));
            List<StripeDelivery> deliveries = new ArrayList<>(stripe.deliveries());
            Collections.shuffle(deliveries, new Random(seed));
            deliveries.forEach(events::deliver);
            for (int look = 0; look < 10; look++) {
                events.workAfter(Duration.ofHours(7));
            }

            assertThat(events.dispositions()).allMatch(where -> where.matches("APPLIED|IGNORED .*"));
            assertThat(withoutSubscriptions(events)).isEqualTo(withoutSubscriptions(history));
            assertThat(billed(history))
                    .isEqualTo(company.invoices().stream()
                            .mapToLong(Invoice::totalMinor)
                            .sum());
            assertThat(settled(history, Method.PAYMENT))
                    .isEqualTo(total(company, Invoice.Fate.PAID) + total(company, Invoice.Fate.CREDITED));
            assertThat(settled(history, Method.OUTSIDE)).isEqualTo(total(company, Invoice.Fate.PAID_OUTSIDE));
            assertThat(settled(history, Method.WRITTEN_OFF)).isEqualTo(total(company, Invoice.Fate.UNCOLLECTIBLE));
            assertThat(new StripeBalance(Payloads.TEST_ACCOUNT, history.api)
                            .read()
                            .values())
                    .extracting(balance -> balance.amountMinor())
                    .containsExactly(history.total());
        }
    }

    /** Subscriptions have a law of their own: events know their past, and a list does not. */
    private static List<String> withoutSubscriptions(Books books) {
        return books.documents().stream()
                .filter(text -> !text.contains(" subscription_item "))
                .toList();
    }

    private static void pullAll(Books books) {
        books.backfill();
        books.pull(new StripeInvoices(Payloads.TEST_ACCOUNT, books.api, books.clock));
        books.pull(new StripeCreditNotes(Payloads.TEST_ACCOUNT, books.api, books.clock));
        books.pull(new StripeCheckouts(Payloads.TEST_ACCOUNT, books.api, books.clock));
        books.pull(new StripePaymentIntents(Payloads.TEST_ACCOUNT, books.api, books.clock));
        books.pull(new StripePayouts(Payloads.TEST_ACCOUNT, books.api, books.clock));
    }

    private static List<Document> documents(Books books) {
        return books.facts().stream()
                .flatMap(fact -> Document.read((Posting) fact).stream())
                .toList();
    }

    private static long billed(Books books) {
        return documents(books).stream()
                .filter(InvoiceLine.class::isInstance)
                .map(InvoiceLine.class::cast)
                .mapToLong(line -> line.net().plus(line.tax()).amountMinor())
                .sum();
    }

    private static long settled(Books books, Method method) {
        return documents(books).stream()
                .filter(InvoiceSettlement.class::isInstance)
                .map(InvoiceSettlement.class::cast)
                .filter(settlement -> settlement.method() == method)
                .mapToLong(settlement -> settlement.amount().amountMinor())
                .sum();
    }

    private static long total(SyntheticCompany company, Invoice.Fate fate) {
        return company.invoices().stream()
                .filter(invoice -> invoice.fate() == fate)
                .mapToLong(Invoice::totalMinor)
                .sum();
    }
}
