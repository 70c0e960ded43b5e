package com.econlytics.examples.retool;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.TestDatabase;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import com.econlytics.time.BusinessCalendar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each rule whose breach makes Retool refuse an import, and each query on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetoolBundleTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}");
    private static final Set<String> UNDER_APP =
            Set.of("Include", "Frame", "SidebarFrame", "SplitPaneFrame", "DrawerFrame", "ModalFrame");
    private static final Set<String> INVISIBLE =
            Set.of("App", "Include", "Frame", "Header", "Body", "Footer", "View", "Column", "Option", "Event");
    private static final SourceAccount ACCOUNT = SourceAccount.of("stripe", "acct_1");
    private static final Currency USD = Currency.getInstance("USD");

    private final RetoolBundle bundle = RetoolBundle.make();
    private final Rsx.Node app = Rsx.parse(file("main.rsx"));
    private final Rsx.Node functions = Rsx.parse(file("functions.rsx"));
    private Database database = Database.open(TestDatabase.empty());
    private List<CustomerProfit> truth = List.of();

    @BeforeAll
    void company() {
        JdbcLedger ledger = JdbcLedger.builder(
                        database.booking(),
                        new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                        new Matching(Matching.Emails.MATCH_UNIQUE))
                .clock(Clock.systemUTC())
                .durability(database.durability())
                .open();
        List<Fact> facts = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            Party party = Party.ofRecord(ACCOUNT, "cus_" + i);
            String currency = i % 10 == 0 ? "EUR" : "USD";
            identities.add(Identity.of(party));
            facts.add(Posting.settled(
                    FactId.of(ACCOUNT, "ch_" + i, "charge"),
                    Instant.parse("2026-0" + (1 + i % 6) + "-10T00:00:00Z"),
                    party,
                    List.of(
                            new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(i * 37L % 500, currency)),
                            new Leg(ChartOfAccounts.PROCESSING_FEES, Money.ofMinor(-90, currency)))));
        }
        ledger.book(Batch.builder().identities(identities).facts(facts).build());
        truth = new Profitability(USD).of(ledger.balances());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theFourFilesAreThereAndTheZipIsAlwaysTheSame() throws IOException {
        assertThat(bundle.files()).containsKeys("main.rsx", "functions.rsx", "metadata.json", ".positions.json");
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        bundle.writeTo(one);
        RetoolBundle.make().writeTo(other);
        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
        Set<String> entries = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(one.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
            }
        }
        assertThat(entries).hasSize(bundle.files().size()).allMatch(name -> name.startsWith("econlytics/"));
    }

    @Test
    void theMetadataAreOfTheVersionThatRetoolReads() throws IOException {
        JsonNode metadata = json("metadata.json");
        assertThat(metadata.path("toolscriptVersion").asText()).isEqualTo("1.0.0");
        assertThat(metadata.path("version").asText()).isEqualTo("43.0.9");
        assertThat(metadata.path("pageUuid").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(metadata.path("appTemplate").path("appThemeId").asInt()).isEqualTo(-1);
        assertThat(metadata.path("appTemplate").path("version").asText()).startsWith("3.");
    }

    @Test
    void everythingStandsWhereItMay() {
        assertThat(app.tag()).isEqualTo("App");
        assertThat(app.children())
                .extracting(Rsx.Node::tag)
                .allMatch(UNDER_APP::contains)
                .contains("Include", "Frame");
        assertThat(app.children().get(0).attributes()).containsEntry("src", "\"./functions.rsx\"");
        assertThat(app.named("Frame")).extracting(Rsx.Node::id).containsExactly("$main");
        app.named("Container")
                .forEach(container -> assertThat(container.children())
                        .extracting(Rsx.Node::tag)
                        .contains("View")
                        .allMatch(tag -> tag.equals("Header") || tag.equals("View")));
        assertThat(app.named("Table"))
                .hasSize(3)
                .allSatisfy(table -> assertThat(table.named("Column")).isNotEmpty());
        assertThat(functions.tag()).isEqualTo("GlobalFunctions");
        assertThat(bundle.files().values()).noneMatch(text -> text.contains("<!--"));
    }

    @Test
    void noTruthValueIsWrittenAsText() {
        for (Rsx.Node root : List.of(app, functions)) {
            root.all().forEach(node -> assertThat(node.attributes().values()).doesNotContain("\"true\"", "\"false\""));
        }
    }

    @Test
    void idsAreUniqueAndFormedAsRetoolFormsThem() {
        List<String> ids = new ArrayList<>();
        for (Rsx.Node root : List.of(app, functions)) {
            root.all().filter(node -> node.attributes().containsKey("id")).forEach(node -> {
                ids.add(node.id());
                assertThat(node.id())
                        .as(node.tag())
                        .matches(
                                switch (node.tag()) {
                                    case "Column", "View", "Option", "Action" -> "[0-9a-f]{5}";
                                    case "Event" -> "[0-9a-f]{8}";
                                    case "Frame" -> "\\$\\w+";
                                    default -> "[a-zA-Z_]\\w*";
                                });
            });
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyVisibleWidgetHasItsPlaceOnTheGridAndNoViewHasOne() throws IOException {
        JsonNode positions = json(".positions.json");
        Set<String> placed = new TreeSet<>();
        positions.fieldNames().forEachRemaining(placed::add);
        Set<String> visible = new TreeSet<>();
        app.all().filter(node -> !INVISIBLE.contains(node.tag())).forEach(node -> visible.add(node.id()));
        assertThat(placed).isEqualTo(visible);
        Set<String> views = new TreeSet<>();
        app.named("View").forEach(view -> views.add(view.id()));
        for (JsonNode position : positions) {
            assertThat(position.path("col").asInt() + position.path("width").asInt())
                    .isBetween(1, 12);
            double fifths = position.path("row").asDouble() * 5;
            assertThat(fifths).isEqualTo(Math.rint(fifths));
            if (position.has("subcontainer")) {
                assertThat(views).contains(position.path("subcontainer").asText());
            }
            if (position.has("container")) {
                assertThat(visible).contains(position.path("container").asText());
            }
        }
    }

    @Test
    void everyFileThatIsIncludedAndEveryQueryThatIsNamedIsThere() {
        Matcher included = Pattern.compile("include\\(\"\\./([^\"]+)\"").matcher(file("functions.rsx"));
        int count = 0;
        while (included.find()) {
            assertThat(bundle.files()).containsKey(included.group(1));
            count++;
        }
        assertThat(count).isEqualTo(functions.children().size());
        Set<String> queries = new TreeSet<>();
        functions.children().forEach(query -> queries.add(query.id()));
        Matcher named = Pattern.compile("(\\w+)\\.data\\b").matcher(file("main.rsx"));
        while (named.find()) {
            assertThat(queries).contains(named.group(1));
        }
        app.named("Event")
                .forEach(event -> assertThat(queries)
                        .contains(event.attributes().get("pluginId").replace("\"", "")));
        assertThat(file("lib/downloadCustomers.js")).contains("customerExport.trigger()", "utils.exportData(");
    }

    @Test
    void whatAQueryAsksOfAWidgetIsThatOfAWidgetThatExists() {
        Set<String> widgets = new TreeSet<>();
        app.all().forEach(node -> widgets.add(node.id()));
        for (String query : RetoolBundle.QUERIES) {
            Matcher expression = EXPRESSION.matcher(file("lib/" + query + ".sql"));
            while (expression.find()) {
                assertThat(widgets)
                        .contains(expression.group(1).replaceAll("[!\\s]", "").replaceAll("\\..*", ""));
            }
        }
    }

    @Test
    void everyQueryRunsReadOnlyWithEveryFilterAndWithout() throws SQLException {
        Map<String, Object> without = Map.of("currencyFilter.value", "USD");
        Map<String, Object> with = Map.of(
                "currencyFilter.value", "USD",
                "cohortFilter.value", "2026-02",
                "minProfit.value", 0,
                "maxProfit.value", 3,
                "sortBy.value", "largest_loss",
                "verdictFilter.value", "FAIL");
        for (String query : RetoolBundle.QUERIES) {
            rows(query, without);
            rows(query, with);
        }
        assertThat(rows("currencies", without)).extracting(row -> row.get(0)).containsExactly("USD", "EUR");
    }

    @Test
    void pagesHoldEveryCustomerOnceAndSumToTheCore() throws SQLException {
        BigDecimal sum = BigDecimal.ZERO;
        Set<Object> seen = new TreeSet<>();
        int rows = 0;
        for (int offset = 0; offset < 150; offset += 50) {
            for (List<Object> row : rows(
                    "customers", Map.of("currencyFilter.value", "USD", "customersTable.pagination.offset", offset))) {
                sum = sum.add((BigDecimal) row.get(8));
                seen.add(row.get(0));
                rows++;
            }
        }
        List<CustomerProfit> usd = truth.stream()
                .filter(row -> row.grossReceipts().currency().equals(USD))
                .filter(row -> row.customer().number() > 0)
                .toList();
        assertThat(rows).isEqualTo(usd.size());
        assertThat(seen).hasSize(rows);
        assertThat(sum)
                .isEqualByComparingTo(usd.stream()
                        .map(CustomerProfit::netProfit)
                        .reduce(Money.zero(USD), Money::plus)
                        .toMajor());
        assertThat(rows("customerCount", Map.of("currencyFilter.value", "USD"))
                        .get(0)
                        .get(0))
                .isEqualTo(rows);
        assertThat(rows("customerExport", Map.of("currencyFilter.value", "USD")))
                .hasSize(rows);
        int losing = rows("customerExport", Map.of("currencyFilter.value", "USD", "maxProfit.value", 0))
                .size();
        assertThat(losing).isEqualTo((int)
                usd.stream().filter(row -> row.netProfit().amountMinor() <= 0).count());
    }

    /** As Retool runs it: a prepared statement with a parameter for each expression. */
    private List<List<Object>> rows(String query, Map<String, Object> values) throws SQLException {
        String sql = file("lib/" + query + ".sql");
        List<Object> parameters = new ArrayList<>();
        Matcher expression = EXPRESSION.matcher(sql);
        while (expression.find()) {
            parameters.add(value(expression.group(1).strip(), values));
        }
        try (Connection connection = database.reporting().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(EXPRESSION.matcher(sql).replaceAll("?"))) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Object> cells = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        cells.add(row.getObject(column));
                    }
                    rows.add(cells);
                }
            }
            return rows;
        }
    }

    /** The few expressions that the queries have. */
    private static Object value(String expression, Map<String, Object> values) {
        if (expression.startsWith("!")) {
            return !values.containsKey(expression.substring(1));
        }
        if (expression.endsWith(" == null")) {
            return !values.containsKey(expression.substring(0, expression.indexOf(' ')));
        }
        return switch (expression) {
            case "customersTable.pagination.pageSize" -> 50;
            case "customersTable.pagination.offset" -> values.getOrDefault(expression, 0);
            default -> values.get(expression);
        };
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(file(name));
    }

    private String file(String name) {
        String text = bundle.files().get(name);
        if (text == null) {
            throw new AssertionError("the bundle has no " + name);
        }
        return text;
    }
}
