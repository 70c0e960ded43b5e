package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.report.CustomerReport;
import com.econlytics.testkit.Scenario;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
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
        assertThat(service.get("/customers").body())
                .contains("cus_profit", "27.86", "=cus_formula", "whole company", "29.36 USD")
                .contains("<td class=\"number negative profit\" data-value=\"-2.50\">−2.50</td>");
    }

    @Test
    void whatSourcesSayIsNoMarkup() {
        assertThat(service.get("/customers").body()).contains("cus_&lt;b&gt;").doesNotContain("cus_<b>");
    }

    @Test
    void aFilterTellsWhatItLeavesOut() {
        assertThat(service.get("/customers?cohort=2025-02&max_profit=0").body())
                .contains("1 row passing the filter: net profit <b>−2.50 USD</b> of the company's <b>29.36 USD</b>")
                .doesNotContain("cus_profit");
        assertThat(service.get("/customers?signup_from=2025-02-16&signup_to=2025-02-16")
                        .body())
                .contains("=cus_formula")
                .doesNotContain("cus_profit", "cus_&lt;b&gt;");
    }

    @Test
    @Scenario("D70")
    void aSegmentIsReadInItsOwnGrammarAndKeptInTheForm() {
        String page = service.get(
                        "/customers?segment=" + encoded("not profit below USD 0.00 and revenue below USD 10.00"))
                .body();
        assertThat(page)
                .contains("=cus_formula", "value=\"not profit below USD 0.00 and revenue below USD 10.00\"")
                .doesNotContain("cus_profit", "cus_&lt;b&gt;");
    }

    @Test
    void aSegmentThatCannotBeReadIsPointedAt() {
        HttpResponse<String> page = service.get("/customers?segment=" + encoded("plan = <b>"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("the segment is unreadable at character 8")
                .doesNotContain("<b>");
    }

    @Test
    void aPlaceThatNoListGaveOutIsRefused() {
        assertThat(service.get("/customers?after=abc").statusCode()).isEqualTo(400);
        assertThat(service.get("/inbox?page=0").statusCode()).isEqualTo(400);
    }

    @Test
    @Scenario("D70")
    void pagesAreTurnedUntilEveryCustomerWasSeen() {
        for (int i = 0; i < CustomerReport.PAGE_ROWS; i++) {
            receive("cus_" + i, "2025-03-01T00:00:00Z", "USD 3.00", "USD -1.00");
        }
        String first = service.get("/customers").body();
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = service.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("unattributed", "unallocated", "first page").doesNotContain("rel=\"next\"");
        assertThat(rows(first) + rows(second)).isEqualTo(CustomerReport.PAGE_ROWS + 3 + 2);
    }

    private static long rows(String page) {
        String body = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        return Pattern.compile("<tr data-row>").matcher(body).results().count();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aFilterThatCannotBeReadIsNamed() {
        HttpResponse<String> page = service.get("/customers?min_profit=%3Cscript%3E");
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
    void everyPageForbidsForeignScriptsAndStrangers() {
        for (String path : List.of("/", "/inbox", "/customers", "/health", "/?from=x", "/nowhere")) {
            assertThat(service.get(path).headers().map())
                    .containsEntry(
                            "Content-Security-Policy",
                            List.of(
                                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
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
        Ledgers.receive(service.books().ledger(), customer, signup, gross, fee);
    }
}
