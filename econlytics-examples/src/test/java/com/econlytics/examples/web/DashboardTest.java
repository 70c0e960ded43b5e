package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.ledger.Ledger;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of one company, which no test changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private static final List<String> COLUMNS = List.of(
            "total_revenue", "total_fees", "support_cost", "other_costs", "net_profit", "gross_receipts", "pending");

    private Service service;

    @BeforeAll
    void start() {
        service = new Service();
        Ledgers.bookCompany(ledger());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Ledger ledger() {
        return service.books().ledger();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/customers", "/customers/1", "/cohorts", "/distribution", "/reconciliation", "/health"})
    void everyPageIsHeadedByWhatItsFiguresAre(String path) {
        assertThat(service.get(path).body())
                .contains(
                        "<dt>Entity</dt>",
                        "stripe/acct_1",
                        "<dt>Basis</dt><dd>receipts</dd>",
                        "<dt>Currency</dt>",
                        "<dt>Zone</dt><dd>UTC</dd>",
                        "<dt>Costing basis</dt>",
                        "<dt>Complete</dt>",
                        "<dt>Ledger version</dt><dd>" + ledger().version() + ", as of");
    }

    @Test
    void tilesTablesAndFileAgreeToTheCent() {
        for (String currency : List.of("USD", "EUR")) {
            List<BigDecimal> file =
                    COLUMNS.stream().map(column -> sumOfFile(column, currency)).toList();
            List<BigDecimal> table = companyRow(currency);
            assertThat(table).containsExactlyElementsOf(file);
            String overview = service.get("/?currency=" + currency).body();
            assertThat(tiles(overview))
                    .containsExactly(
                            file.get(0), file.get(1).negate(), file.get(2).negate(), file.get(4));
            assertThat(values(overview, "All of them")).containsExactlyElementsOf(file.subList(0, 5));
            assertThat(values(overview, "Gross receipts")).containsExactly(file.get(5));
            assertThat(values(overview, "Customer profit</th>")).containsExactly(file.get(4));
            assertThat(values(service.get("/cohorts?currency=" + currency).body(), "whole company"))
                    .containsExactly(file.get(4));
        }
    }

    @Test
    void theStepsFromReceiptsToProfitAddUp() {
        String overview = service.get("/?currency=USD").body();
        BigDecimal steps = Stream.of("Gross receipts", "Refunds", "Disputes", "Fees", "Support", "Other costs")
                .flatMap(step -> values(overview, step + "</th>").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(values(overview, "Customer profit</th>")).containsExactly(steps);
    }

    @Test
    void whatNoSourceSuppliesIsUnknownAndNotNothing() {
        assertThat(service.get("/?currency=USD").body())
                .contains("<th scope=\"row\">Support</th><td class=\"number quiet\">not supplied</td>");
        assertThat(service.get("/customers/1").body())
                .contains("<th scope=\"row\">Acquisition</th><td class=\"number quiet\">not supplied</td>")
                .contains("<th scope=\"row\">Refunds</th><td class=\"number zero\" data-value=\"0.00\">0.00</td>");
    }

    @Test
    void aCustomersStatementItsLinesAndItsRowAgree() {
        String page = service.get("/customers/9").body();
        BigDecimal profit = values(page, "Customer profit</th>").get(0);
        assertThat(values(page, "Sum of all 3 lines")).containsExactly(profit);
        assertThat(page).contains("customer profit of customer 9 in all months", "stripe/acct_1/ch_cus_9/charge/");
        assertThat(service.get("/customers.csv").body())
                .contains("cus_9,2025-01,2025-01-15,-2.90,0.35,0.00,0.00," + profit.toPlainString());
    }

    @Test
    void aCustomerWhoIsNotThereIsNotFound() {
        for (String path : List.of(
                "/customers/99", "/customers/0", "/customers/-1", "/customers/x", "/customers/9999999999999999999")) {
            assertThat(service.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void lossesAreListedTheLargestFirst() {
        String overview = service.get("/?currency=USD").body();
        assertThat(overview.indexOf(">cus_9<")).isPositive();
        assertThat(overview).contains("lost <b class=\"negative\">3.25</b>");
    }

    @Test
    void aMonthIsPartialUntilEverySourceHasToldAllOfIt() {
        assertThat(service.get("/?currency=USD").body())
                .contains("not yet: a source was never read to its end")
                .contains("2025-03 <span class=\"tag\">partial</span>");
        assertThat(service.get("/cohorts?currency=USD").body()).contains("immature");
    }

    @Test
    void monthsCanBeChosen() {
        String page = service.get("/?currency=USD&from=2025-02&to=2025-02").body();
        assertThat(page).contains("<th scope=\"row\">2025-02").doesNotContain("<th scope=\"row\">2025-03");
        assertThat(service.get("/?from=2025-02&to=2025-01").body()).contains("to must be a month not before from");
        assertThat(service.get("/?currency=XXX").body()).contains("currency must be one in which there are figures");
    }

    @Test
    void namesOfSourcesAreHarmlessInPagesAndInTheFile() {
        for (String path : List.of(
                "/customers?cohort=2025-03&min_profit=98", "/customers/57", "/customers/58", "/customers/59", "/")) {
            assertThat(service.get(path).body()).doesNotContain(Ledgers.SCRIPT);
        }
        assertThat(service.get("/customers.csv").body())
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"open\"\")\",")
                .doesNotContain("\n=");
    }

    @Test
    void everyCustomerIsInOneRangeAndNoRangeHasProfitsAndLosses() {
        String page = service.get("/distribution?currency=USD").body();
        String table = page.substring(page.indexOf("Customers by profit, USD"), page.indexOf("Whale curve"));
        List<BigDecimal> counts = new ArrayList<>();
        Matcher cells = Pattern.compile("<td class=\"number \" data-value=\"([0-9]+)\">")
                .matcher(table);
        while (cells.find()) {
            counts.add(new BigDecimal(cells.group(1)));
        }
        BigDecimal all = counts.remove(counts.size() - 1);
        assertThat(counts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(all)
                .isEqualTo("56");
        assertThat(table).contains("0.00 to ").containsPattern("(to 0\\.00|below 0\\.00)");
    }

    @Test
    void theWhaleCurveEndsAtTheTotalOfAllCustomers() {
        String page = service.get("/distribution?currency=USD").body();
        String curve = page.substring(page.indexOf("Running total of profit"));
        curve = curve.substring(0, curve.indexOf("</table>"));
        Matcher last = Pattern.compile("data-value=\"(-?[0-9.]+)\">[^<]*</td></tr></tbody>")
                .matcher(curve);
        assertThat(last.find()).isTrue();
        assertThat(new BigDecimal(last.group(1))).isEqualTo(sumOfFile("net_profit", "USD"));
    }

    @Test
    void aSignOffNeedsTwoPeopleAndAReconciliation() {
        assertThat(service.post("/reconciliation/1/sign", "preparer=Ann&reviewer=ann")
                        .body())
                .contains("&#39;Ann&#39; and &#39;ann&#39; are the same person");
        assertThat(service.post("/reconciliation/7/sign", "preparer=Ann&reviewer=Ben")
                        .body())
                .contains("there is no reconciliation 7");
    }

    @Test
    void aBalanceThatCannotBeAskedForIsSaidToBe() {
        assertThat(service.post("/reconciliation/clearing", "").body()).contains("Stripe could not be asked");
    }

    @Test
    void scriptsAndChartsComeFromHereAndAreCompressed() {
        for (String path : List.of("/assets/echarts.js", "/assets/htmx.js", "/assets/dashboard.js", "/style.css")) {
            HttpResponse<String> asset =
                    service.send(HttpRequest.newBuilder(service.uri(path)).header("Accept-Encoding", "gzip"));
            assertThat(asset.statusCode()).as(path).isEqualTo(200);
            assertThat(asset.headers().firstValue("Content-Encoding")).contains("gzip");
        }
        assertThat(service.get("/").body()).doesNotContain("https://", "//cdn", "style=\"", "onclick");
    }

    private BigDecimal sumOfFile(String column, String currency) {
        List<String> lines = service.get("/customers.csv").body().lines().toList();
        List<String> names = List.of(lines.get(0).split(",", -1));
        int fromEnd = names.size() - names.indexOf(column);
        int currencyFromEnd = names.size() - names.indexOf("currency");
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .filter(cells -> cells.get(cells.size() - currencyFromEnd).equals(currency))
                .map(cells -> new BigDecimal(cells.get(cells.size() - fromEnd)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The amounts of the row of the whole company, in the order of {@link #COLUMNS}. */
    private List<BigDecimal> companyRow(String currency) {
        String page = service.get("/customers").body();
        String row = Pattern.compile("<tr data-company>.*?</tr>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group())
                .filter(found -> found.contains("<td>" + currency + "</td>"))
                .findFirst()
                .orElseThrow();
        List<BigDecimal> amounts = amounts(row);
        return List.of(
                amounts.get(0),
                amounts.get(1),
                amounts.get(2),
                amounts.get(3),
                amounts.get(4),
                amounts.get(5),
                amounts.get(8));
    }

    private static List<BigDecimal> tiles(String page) {
        return amounts(page.substring(page.indexOf("<ul class=\"tiles\">"), page.indexOf("</ul>")));
    }

    /** The amounts of the row that has this name, of the first such row. */
    private static List<BigDecimal> values(String page, String name) {
        int row = page.indexOf(name.endsWith(">") ? "<th scope=\"row\">" + name : name);
        return row < 0 ? List.of() : amounts(page.substring(row, page.indexOf("</tr>", row)));
    }

    private static List<BigDecimal> amounts(String markup) {
        return Pattern.compile("data-value=\"(-?[0-9]+\\.[0-9]+)\"")
                .matcher(markup)
                .results()
                .map(found -> new BigDecimal(found.group(1)))
                .toList();
    }

    @Test
    void metricsTellAgesMessagesAndTimesAndNameNobody() {
        service.get("/customers");
        String metrics = service.get("/metrics").body();
        assertThat(metrics)
                .contains("econlytics_ledger_version ", "route=\"/customers\"", "status=\"200\"")
                .doesNotContain("cus_");
        assertThat(service.get("/readyz").body()).startsWith("ready, ledger version ");
    }
}
