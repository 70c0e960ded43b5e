package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.econlytics.examples.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser. Set {@code ECONLYTICS_BROWSER=required} where it must be there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int PHONE_WIDTH = 360;
    private static final List<String> PAGES = List.of(
            "/",
            "/?from=2025-02&to=2025-03",
            "/customers",
            "/customers?cohort=2025-03&max_profit=0",
            "/customers/1",
            "/customers/57",
            "/customers/60",
            "/cohorts",
            "/cohorts?view=total",
            "/distribution",
            "/reconciliation",
            "/health",
            "/health?weigh=1",
            "/inbox",
            "/sign-in",
            "/sign-out");

    private Service service;
    private Browser browser;

    static List<String> pages() {
        return PAGES;
    }

    @BeforeAll
    void open() {
        Optional<Path> program = Browser.program();
        boolean required = "required".equals(System.getenv("ECONLYTICS_BROWSER"));
        assumeTrue(
                required || program.isPresent(),
                "no Chromium on the path, so no page was looked at; install it, or set ECONLYTICS_BROWSER=required to fail");
        service = new Service();
        Ledgers.bookCompany(service.books().ledger());
        browser = Browser.open(program.orElseThrow(() -> new AssertionError(
                "ECONLYTICS_BROWSER=required, and no Chromium is on the path; install the package chromium")));
        signIn();
    }

    private void signIn() {
        show("/sign-in");
        browser.run("fetch('/sign-in', {method: 'POST', body: new URLSearchParams({token: '" + Service.token(Role.ADMIN)
                + "'})}).then(answer => answer.status)");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @BeforeEach
    void atADesk() {
        browser.resize(1280, 900);
        browser.complaints();
    }

    private void show(String path) {
        browser.show(service.uri(path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageLoadsWithoutAComplaint(String path) {
        show(path);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.text("document.querySelector('h1').textContent")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPhoneShowsAPageWithoutScrollingSideways(String path) {
        browser.resize(PHONE_WIDTH, 740);
        show(path);
        assertThat(browser.run("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(PHONE_WIDTH);
    }

    @Test
    void booksAreHandedInWithAFormAndTheirVerdictIsReadByEverybody() throws IOException {
        show("/reconciliation");
        browser.run("""
                const choose = (field, name, text) => {
                  const chosen = new DataTransfer();
                  chosen.items.add(new File([text], name, {type: 'text/csv'}));
                  document.querySelector(`[name=${field}]`).files = chosen.files;
                };
                choose('statement', 'pnl.csv', 'period,account,amount,currency\\n2025-03,4000,700.00,USD\\n');
                choose('mapping', 'map.csv', 'account,line,sections_or_accounts,sign,reason\\n4000,sales,GROSS_RECEIPTS,,\\n');
                document.querySelector('[enctype] button').click()""");
        browser.waitFor("location.search.startsWith('?no=') && document.body?.dataset.ready === 'yes'");
        assertThat(browser.text("document.querySelector('.verdict').textContent"))
                .isEqualTo("✗ FAIL");
        assertThat(browser.complaints()).isEmpty();
        browser.run(axe() + "; true");
        assertThat(findings("light")).isEmpty();
        browser.resize(PHONE_WIDTH, 740);
        assertThat(browser.run("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(PHONE_WIDTH);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingSeriousKeepsAnybodyFromUsingAPage(String path) throws IOException {
        show(path);
        browser.run(axe() + "; true");
        assertThat(findings("light")).isEmpty();
        browser.prefer("prefers-color-scheme", "dark");
        assertThat(findings("dark")).isEmpty();
        browser.prefer("prefers-color-scheme", "light");
    }

    private List<String> findings(String scheme) {
        List<String> serious = new ArrayList<>();
        for (JsonNode finding : browser.run(
                "axe.run().then(found => found.violations.map(each => ({id: each.id,"
                        + " impact: each.impact, where: each.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary)})))")) {
            if (finding.path("impact").asText().matches("serious|critical")) {
                serious.add(scheme + ": " + finding);
            }
        }
        return serious;
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(BrowserTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/distribution", "/cohorts", "/customers/1"})
    void everyChartIsDrawnAndHasItsTable(String path) {
        show(path);
        assertThat(browser.run("[...document.querySelectorAll('figure[data-chart]')].length > 0"
                                + " && [...document.querySelectorAll('figure[data-chart]')].every(figure =>"
                                + " figure.querySelector('canvas') && figure.querySelector('table tbody tr')"
                                + " && !figure.querySelector('details').open)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aFilterIsAppliedInPlaceAndCanBeLinkedTo() {
        show("/customers");
        browser.run("document.querySelector('[name=cohort]').value = '2025-03';"
                + " document.querySelector('[name=max_profit]').value = '0';"
                + " document.querySelector('.filter button').click()");
        browser.waitFor("document.querySelector('#results').textContent.includes('passing the filter')");
        assertThat(browser.text("location.search")).contains("cohort=2025-03", "max_profit=0");
        assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith("cus_"));
        browser.waitFor("document.querySelector('#live').textContent.includes('passing the filter')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFilterThatCannotBeReadIsExplainedInPlace() {
        show("/customers");
        browser.run("document.querySelector('[name=min_profit]').value = 'much';"
                + " document.querySelector('.filter button').click()");
        browser.waitFor("document.querySelector('#results .message')");
        assertThat(browser.text("document.querySelector('#results').textContent"))
                .contains("min_profit must be an amount like -12.50");
    }

    @Test
    void aColumnSortsAndSaysSo() {
        show("/customers");
        browser.run("document.querySelector('#by-total_fees').click()");
        browser.waitFor(
                "document.querySelector('#by-total_fees').closest('th').getAttribute('aria-sort') === 'descending'");
        browser.run("document.querySelector('#by-total_fees').click()");
        browser.waitFor(
                "document.querySelector('#by-total_fees').closest('th').getAttribute('aria-sort') === 'ascending'");
        assertThat(browser.run("document.querySelectorAll('th[aria-sort]:not([aria-sort=none])').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void pagesAreTurnedInPlaceUntilEveryRowWasSeen() {
        show("/customers");
        List<String> seen = new ArrayList<>(names());
        browser.run("document.querySelector('a[rel=next]').click()");
        browser.waitFor("document.querySelector('a[rel=first]')");
        seen.addAll(names());
        assertThat(seen).hasSize(60 + 2).doesNotHaveDuplicates();
    }

    @Test
    void theFileHasTheRowsThatAreShownInTheirOrder() {
        show("/customers?cohort=2025-03&sort=total_fees&direction=asc");
        JsonNode file = browser.run("fetch(document.querySelector('a[download]').href).then(answer => answer.text())");
        List<String> rows = file.asText().lines().skip(1).toList();
        assertThat(rows).hasSize(names().size());
        for (int i = 0; i < rows.size(); i++) {
            String start =
                    names().get(i).startsWith("=") ? "\"'=" : names().get(i).substring(0, 4);
            assertThat(rows.get(i)).startsWith(start);
        }
    }

    @Test
    void namesOfSourcesAreNeitherRunNorLaidOutOverOthers() {
        show("/customers?cohort=2025-03&min_profit=98");
        assertThat(names()).contains(Ledgers.SCRIPT, Ledgers.FORMULA, Ledgers.RIGHT_TO_LEFT, Ledgers.LONG);
        assertThat(browser.text("document.title")).isEqualTo("Customers · Econlytics");
        assertThat(browser.run("document.querySelectorAll('main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("Math.max(...[...document.querySelectorAll('td, tbody th')].map(cell =>"
                                + " cell.getBoundingClientRect().height))")
                        .asInt())
                .isLessThan(60);
    }

    @Test
    void keysReachTheFiguresFirst() {
        show("/customers");
        browser.press("Tab", 9);
        assertThat(browser.text("document.activeElement.className")).isEqualTo("skip");
        browser.run("document.activeElement.click()");
        browser.waitFor("location.hash === '#content'");
        browser.press("Tab", 9);
        assertThat(browser.run("document.querySelector('main').contains(document.activeElement)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aFigureOpensDownToItsRecords() {
        show("/customers/1");
        browser.run(
                "document.querySelectorAll('.explained summary').forEach(each => { each.parentNode.open = true; })");
        assertThat(browser.text("document.querySelector('.explained').textContent"))
                .contains("receipts", "processing_fees", "ch_cus_1", "leg ");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        browser.run("[...document.querySelectorAll('tr[data-row] th')].map(cell => cell.textContent)")
                .forEach(name -> names.add(name.asText()));
        return names;
    }
}
