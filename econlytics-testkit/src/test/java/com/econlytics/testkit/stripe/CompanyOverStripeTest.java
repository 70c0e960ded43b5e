package com.econlytics.testkit.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyOverStripeTest {
    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(40, 7));
    private final FakeStripe stripe = FakeStripe.serving(company);
    private final Client client = new Client(stripe.baseUrl(), stripe.apiKey());

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void netOfAllPagesIsTheControlTotal() {
        long net = everything("/v1/balance_transactions?limit=100").stream()
                .mapToLong(movement -> movement.path("net").asLong())
                .sum();
        assertThat(company.truth(new SupportRates(0, 0)).stripeNet().get("USD")).isEqualTo(net);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 99, 100})
    void pagesOfAnySizeGiveEachIdOnce(int limit) {
        assertThat(everything("/v1/balance_transactions?limit=" + limit))
                .extracting(movement -> movement.path("id").asText())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(company.balanceTransactions().stream()
                        .map(BalanceTransaction::id)
                        .toList());
    }

    @Test
    void everyRowFoots() {
        assertThat(everything("/v1/balance_transactions?limit=100"))
                .allMatch(movement -> movement.path("net").asLong()
                        == movement.path("amount").asLong()
                                - movement.path("fee").asLong());
    }

    @Test
    void everySourceIsServed() {
        assertThat(everything("/v1/balance_transactions?limit=100&expand[]=data.source"))
                .allMatch(movement -> movement.path("source").isObject()
                        || movement.path("type").asText().equals("stripe_fee"));
    }

    @Test
    void theSameCompanyIsServedInTheSameBytes() {
        try (FakeStripe other = FakeStripe.serving(SyntheticCompany.generate(company.plan()))) {
            String path = "/v1/balance_transactions?limit=100&expand[]=data.source";
            assertThat(new Client(other.baseUrl(), other.apiKey()).get(path).body())
                    .isEqualTo(client.get(path).body());
            assertThat(other.deliveries()).isEqualTo(stripe.deliveries());
        }
    }

    @Test
    void deliversEachEventUnderAnIdOfItsOwn() {
        assertThat(stripe.deliveries()).extracting(StripeDelivery::eventId).doesNotHaveDuplicates();
        assertThat(stripe.deliveries()).extracting(StripeDelivery::created).isSortedAccordingTo(Instant::compareTo);
    }

    @Test
    void deliversEveryTypeOfEvent() {
        try (FakeStripe large = FakeStripe.serving(SyntheticCompany.generate(CompanyPlan.of(300, 42)))) {
            assertThat(large.deliveries())
                    .extracting(StripeDelivery::type)
                    .contains("customer.created", "charge.succeeded", "charge.captured", "charge.updated")
                    .contains("charge.failed", "charge.refunded", "refund.created", "refund.updated", "refund.failed")
                    .contains("charge.dispute.created", "charge.dispute.funds_withdrawn")
                    .contains("charge.dispute.funds_reinstated", "charge.dispute.closed")
                    .contains("application_fee.created", "payout.paid", "invoice.upcoming")
                    .contains("customer.subscription.updated");
            assertThat(large.deliveries())
                    .extracting(delivery ->
                            Client.parse(delivery.payload()).path("api_version").asText())
                    .contains("2026-07-29.dahlia", "2020-08-27");
        }
    }

    @Test
    void releasesWhatItWithheldEventByEvent() {
        stripe.withholdLate();
        int whileWithheld = everything("/v1/balance_transactions?limit=100").size();
        stripe.deliveries().forEach(delivery -> stripe.release(delivery.releases()));
        assertThat(whileWithheld).isLessThan(company.balanceTransactions().size());
        assertThat(everything("/v1/balance_transactions?limit=100")).hasSameSizeAs(company.balanceTransactions());
    }

    @Test
    void aLateChargeSucceedsWithoutABalanceTransaction() {
        Set<String> late = new HashSet<>();
        stripe.deliveries().forEach(delivery -> late.addAll(delivery.releases()));
        assertThat(stripe.deliveries())
                .filteredOn(delivery -> delivery.type().equals("charge.succeeded"))
                .map(delivery -> Client.parse(delivery.payload()).at("/data/object"))
                .filteredOn(charge -> late.contains(charge.path("id").asText()))
                .isNotEmpty()
                .allMatch(charge -> charge.path("balance_transaction").isNull());
    }

    private List<JsonNode> everything(String path) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page = client.read(path);
        page.path("data").forEach(rows::add);
        while (page.path("has_more").asBoolean()) {
            String last = rows.get(rows.size() - 1).path("id").asText();
            page = client.read(path + "&starting_after=" + last);
            page.path("data").forEach(rows::add);
        }
        return rows;
    }
}
