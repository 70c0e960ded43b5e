package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Identity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.money.Money;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final SourceAccount ACCOUNT = SourceAccount.of("stripe", "acct_1");
    private static final String HEADER =
            "customer_id,cohort,signup_date,total_revenue,total_fees,support_cost,other_costs,"
                    + "net_profit,tickets,gross_receipts,refunds,disputes,currency,pending\r\n";

    private final Service service = new Service();

    @BeforeEach
    void threeCustomers() {
        receive("cus_profit", "2025-01-15T00:00:00Z", "USD 29.00", "USD -1.14");
        receive("cus_<b>", "2025-02-15T00:00:00Z", "USD 1.00", "USD -3.50");
        receive("=cus_formula", "2025-02-16T00:00:00Z", "USD 5.00", "USD -1.00");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theTableShowsEveryCustomerAndTheCompany() {
        assertThat(service.get("/").body())
                .contains("cus_profit", "27.86", "=cus_formula", "whole company", "29.36 USD")
                .contains("<td class=\"number negative profit\">−2.50</td>");
    }

    @Test
    void whatSourcesSayIsNoMarkup() {
        assertThat(service.get("/").body()).contains("cus_&lt;b&gt;").doesNotContain("cus_<b>");
    }

    @Test
    void aFilterTellsWhatItLeavesOut() {
        assertThat(service.get("/?cohort=2025-02&max_profit=0").body())
                .contains("1 rows pass the filter: net profit <b>−2.50 USD</b> of the company's <b>29.36 USD</b>")
                .doesNotContain("cus_profit");
        assertThat(service.get("/?signup_from=2025-02-16&signup_to=2025-02-16").body())
                .contains("=cus_formula")
                .doesNotContain("cus_profit", "cus_&lt;b&gt;");
    }

    @Test
    void aFilterThatCannotBeReadIsNamed() {
        HttpResponse<String> page = service.get("/?min_profit=%3Cscript%3E");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("min_profit must be an amount like -12.50")
                .doesNotContain("<script>");
    }

    @Test
    void theDownloadHasTheSameRowsInTheSameOrder() {
        HttpResponse<String> csv = service.get("/customers.csv?cohort=2025-02&sort=net_profit&direction=asc");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body())
                .isEqualTo(HEADER
                        + "cus_<b>,2025-02,2025-02-15,1.00,3.50,0.00,0.00,-2.50,0,1.00,0.00,0.00,USD,0.00\r\n"
                        + "'=cus_formula,2025-02,2025-02-16,5.00,1.00,0.00,0.00,4.00,0,5.00,0.00,0.00,USD,0.00\r\n");
    }

    @Test
    void everyPageForbidsScriptsAndStrangers() {
        for (String path : List.of("/", "/inbox", "/?page=x", "/nowhere")) {
            assertThat(service.get(path).headers().map())
                    .containsEntry(
                            "Content-Security-Policy",
                            List.of("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                                    + " frame-ancestors 'none'"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("Referrer-Policy", List.of("no-referrer"));
        }
    }

    @Test
    void aPageOnThisMachineAnswersToNoOtherName() throws IOException {
        assertThat(service.raw("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 403 Forbidden");
    }

    @Test
    void theInboxShowsWhereMessagesStandAndNotWhatTheySay() {
        service.deliver("{\"id\":\"evt_1\",\"type\":\"price.created\",\"secret\":\"canary\"}");
        service.places();
        assertThat(service.get("/inbox").body())
                .contains("evt_1", "quarantined")
                .doesNotContain("canary");
    }

    @Test
    void withoutADatabasePagesAreNotAvailable() {
        service.loseDatabase();
        assertThat(service.get("/").statusCode()).isEqualTo(503);
        assertThat(service.get("/customers.csv").statusCode()).isEqualTo(503);
        assertThat(service.get("/healthz").statusCode()).isEqualTo(503);
    }

    private void receive(String customer, String signup, String gross, String fee) {
        Party party = Party.ofRecord(ACCOUNT, customer);
        Posting charge = Posting.settled(
                FactId.of(ACCOUNT, "ch_" + customer, "charge"),
                Instant.parse(signup),
                party,
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse(gross)),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse(fee))));
        Identity identity =
                new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), Instant.parse(signup));
        service.books()
                .ledger()
                .book(Batch.builder()
                        .facts(List.of(charge))
                        .identities(List.of(identity))
                        .build());
    }
}
