package com.econlytics.examples.retool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people see: three screens in tabs, and where everything stands on the grid of twelve columns. */
final class Screens {
    private static final String TABS = "screens";
    private static final List<String> SORTS = List.of("net_profit", "largest_loss", "total_revenue", "support_cost");
    private static final List<String> VERDICTS = List.of("PASS", "WARN", "FAIL", "NOT_COMPARABLE");

    private final Map<String, Map<String, Object>> positions = new TreeMap<>();

    /** Where every widget stands, by its id. */
    Map<String, Map<String, Object>> positions() {
        return positions;
    }

    Element app() {
        return Element.of("App")
                .with(Element.of("Include").text("src", "./functions.rsx"))
                .with(Element.of("Frame", "$main")
                        .expression("isHiddenOnDesktop", "false")
                        .expression("isHiddenOnMobile", "false")
                        .text("padding", "8px 12px")
                        .text("paddingType", "normal")
                        .expression("sticky", "false")
                        .text("type", "main")
                        .with(title())
                        .with(currency())
                        .with(tabs()));
    }

    private Element title() {
        place("title", Map.of("height", 1, "width", 8));
        return Element.of("Text", "title")
                .text("marginType", "normal")
                .text(
                        "value",
                        "### Econlytics\\nLedger version {{ customers.data[0]?.version }}, as of {{ customers.data[0]?.as_of }},"
                                + " basis receipts")
                .text("verticalAlign", "center");
    }

    private Element currency() {
        place("currencyFilter", Map.of("col", 8, "height", 1, "width", 4));
        return mapped("currencyFilter", "Currency", "currencies", "currency")
                .text("value", "{{ currencies.data[0]?.currency }}")
                .expression("showClear", "false");
    }

    private Element tabs() {
        place(TABS, Map.of("row", 1, "height", 0.2, "width", 12));
        place("screenTabs", Map.of("container", TABS, "rowGroup", "header", "height", 1, "width", 12));
        return Element.of("Container", TABS)
                .expression("enableFullBleed", "true")
                .text("padding", "12px")
                .expression("showBody", "true")
                .expression("showHeader", "true")
                .with(Element.of("Header")
                        .with(Element.of("Tabs", "screenTabs")
                                .text("itemMode", "static")
                                .expression("navigateContainer", "true")
                                .text("targetContainerId", TABS)
                                .text("value", "{{ self.values[0] }}")
                                .with(option("customers", "Customers"))
                                .with(option("cohorts", "Cohorts"))
                                .with(option("reconciliation", "Reconciliation"))))
                .with(view("customers", "Customers").with(customers()))
                .with(view("cohorts", "Cohorts").with(cohorts()))
                .with(view("reconciliation", "Reconciliation").with(reconciliation()));
    }

    private List<Element> customers() {
        filter("cohortFilter", "customers", 0, 3);
        filter("minProfit", "customers", 3, 2);
        filter("maxProfit", "customers", 5, 2);
        filter("sortBy", "customers", 7, 3);
        filter("downloadButton", "customers", 10, 2);
        table("customersTable", "customers");
        return List.of(
                mapped("cohortFilter", "Month of signup", "cohortMonths", "cohort")
                        .expression("showClear", "true"),
                number("minProfit", "Net profit from"),
                number("maxProfit", "Net profit to"),
                choice("sortBy", "Sorted by", SORTS).text("value", SORTS.get(0)),
                Element.of("Button", "downloadButton")
                        .text("marginType", "normal")
                        .text("text", "Download CSV")
                        .with(event("downloadButton", "click", "downloadCustomers")),
                rows(
                                "customersTable",
                                "customers",
                                "customer_no",
                                List.of(
                                        "customer_no",
                                        "customer_id",
                                        "cohort",
                                        "signup_date",
                                        "total_revenue",
                                        "total_fees",
                                        "support_cost",
                                        "other_costs",
                                        "net_profit",
                                        "tickets",
                                        "currency"))
                        .expression("serverPaginated", "true")
                        .text("overflowType", "pagination")
                        .text("limitOffsetRowCount", "{{ customerCount.data[0].count }}"));
    }

    private List<Element> cohorts() {
        table("cohortsTable", "cohorts");
        return List.of(rows(
                "cohortsTable",
                "cohorts",
                "cohort",
                List.of("cohort", "month", "age", "customers", "net_profit", "currency")));
    }

    private List<Element> reconciliation() {
        filter("verdictFilter", "reconciliation", 0, 3);
        table("reconciliationTable", "reconciliation");
        return List.of(
                choice("verdictFilter", "Verdict", VERDICTS).expression("showClear", "true"),
                rows(
                        "reconciliationTable",
                        "reconciliations",
                        "reconciliation_no",
                        List.of(
                                "reconciliation_no",
                                "saved_on",
                                "entity",
                                "first_month",
                                "last_month",
                                "currency",
                                "verdict",
                                "line",
                                "system",
                                "books",
                                "variance",
                                "explained",
                                "accepted",
                                "residual",
                                "causes",
                                "signed_by")));
    }

    private static Element view(String key, String label) {
        return Element.of("View", viewId(key)).text("viewKey", key).text("label", label);
    }

    private static String viewId(String key) {
        return Element.hex("view " + key, Element.SHORT_ID);
    }

    private static Element option(String value, String label) {
        return Element.of("Option", Element.hex("option " + value, Element.SHORT_ID))
                .text("value", value)
                .text("label", label);
    }

    private static Element mapped(String id, String label, String query, String column) {
        return select(id, label)
                .text("itemMode", "mapped")
                .text("data", "{{ " + query + ".data }}")
                .text("labels", "{{ item." + column + " }}")
                .text("values", "{{ item." + column + " }}");
    }

    private static Element choice(String id, String label, List<String> values) {
        Element select = select(id, label).text("itemMode", "static");
        values.forEach(value -> select.with(option(value, value.replace('_', ' '))));
        return select;
    }

    private static Element select(String id, String label) {
        return Element.of("Select", id)
                .text("label", label)
                .text("labelPosition", "top")
                .text("marginType", "normal")
                .expression("showSelectionIndicator", "true");
    }

    /** Empty means no bound, and 0 is one. */
    private static Element number(String id, String label) {
        return Element.of("NumberInput", id)
                .expression("allowNull", "true")
                .text("label", label)
                .text("labelPosition", "top")
                .text("marginType", "normal")
                .expression("showClear", "true");
    }

    private static Element event(String of, String event, String query) {
        return Element.of("Event", Element.hex("event " + of, Element.EVENT_ID))
                .text("event", event)
                .text("method", "trigger")
                .expression("params", "{ ordered: [] }")
                .text("pluginId", query)
                .text("type", "datasource")
                .text("waitMs", "0")
                .text("waitType", "debounce");
    }

    private static Element rows(String id, String query, String key, List<String> columns) {
        Element table = Element.of("Table", id)
                .text("cellSelection", "none")
                .text("data", "{{ " + query + ".data }}")
                .expression("defaultSelectedRow", "{ mode: \"none\", indexType: \"display\", index: 0 }")
                .text("primaryKeyColumnId", columnId(id, key))
                .text("rowHeight", "small")
                .expression("showBorder", "true")
                .expression("showFooter", "true")
                .expression("showHeader", "true")
                .expression("templatePageSize", "50");
        columns.forEach(column -> table.with(Element.of("Column", columnId(id, column))
                .text("alignment", "left")
                .text("format", "string")
                .text("key", column)
                .text("label", column.replace('_', ' '))
                .text("position", "center")
                .expression("size", "120")));
        return table;
    }

    private static String columnId(String table, String column) {
        return Element.hex("column " + table + " " + column, Element.SHORT_ID);
    }

    private void filter(String id, String view, int col, int width) {
        place(id, Map.of("container", TABS, "subcontainer", viewId(view), "col", col, "height", 1, "width", width));
    }

    private void table(String id, String view) {
        place(id, Map.of("container", TABS, "subcontainer", viewId(view), "row", 1, "height", 13.2, "width", 12));
    }

    private void place(String id, Map<String, Object> position) {
        positions.put(id, new TreeMap<>(position));
    }
}
