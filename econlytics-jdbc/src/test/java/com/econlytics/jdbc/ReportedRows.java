package com.econlytics.jdbc;

import com.econlytics.cohort.Cohort;
import com.econlytics.cohort.CohortReport;
import com.econlytics.cohort.CohortTable;
import com.econlytics.cohort.Margins;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.Conservation.Bearer;
import com.econlytics.pnl.CustomerProfit;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the core computes, in the words of the reporting views, to be compared with them. */
final class ReportedRows {
    private ReportedRows() {}

    /** The rows of customer_profitability that are not empty. */
    static List<String> profits(Collection<CustomerProfit> rows) {
        return rows.stream()
                .filter(row -> !isEmpty(row))
                .map(row -> row.customer().number() + " " + row.netProfit().currency() + " " + figures(row))
                .sorted()
                .toList();
    }

    private static boolean isEmpty(CustomerProfit row) {
        return row.tickets() == 0 && amounts(row).allMatch(Money::isZero);
    }

    private static Stream<Money> amounts(CustomerProfit row) {
        return Stream.of(
                row.grossReceipts(),
                row.refunds(),
                row.disputes(),
                row.totalFees(),
                row.supportCost(),
                row.otherCosts(),
                row.pending());
    }

    private static String figures(CustomerProfit row) {
        return Stream.concat(
                        amounts(row).map(ReportedRows::text),
                        Stream.of(text(row.totalRevenue()), text(row.netProfit()), String.valueOf(row.tickets())))
                .collect(Collectors.joining(" "));
    }

    /** Revenue and profit of every cohort, of what is nobody's, and of the company, by currency; what is 0 is left out. */
    static SortedMap<String, String> cohorts(CohortReport report) {
        SortedMap<String, String> cohorts = new TreeMap<>();
        for (CohortTable table : report.tables()) {
            table.rows().forEach(row -> put(cohorts, row.cohort().label(), row.total()));
            put(cohorts, "unattributed", table.unattributed());
            put(cohorts, "unallocated", table.unallocated());
        }
        return cohorts;
    }

    private static void put(Map<String, String> cohorts, String name, Margins margins) {
        Currency currency = margins.profit().currency();
        if (!margins.revenue().isZero() || !margins.profit().isZero()) {
            cohorts.put(name + " " + currency, text(margins.revenue()) + " " + text(margins.profit()));
        }
    }

    /** Revenue of each cohort at each age, as the report has it; what is 0 is left out. */
    static SortedMap<String, String> cells(CohortReport report) {
        SortedMap<String, String> cells = new TreeMap<>();
        for (CohortTable table : report.tables()) {
            table.rows().stream()
                    .filter(row -> row.cohort() instanceof Cohort.OfMonth)
                    .forEach(row -> row.cells()
                            .forEach(cell -> put(cells, row.cohort().label() + " at " + cell.age(), cell.atThisAge())));
        }
        return cells;
    }

    /** The rows of the view conservation; a currency of which only amounts of 0 were stated has no decimals and is left out. */
    static List<String> conservation(Conservation conservation) {
        return conservation.units().entrySet().stream()
                .filter(unit -> unit.getValue().received().amount() != 0
                        || unit.getValue().byParty().values().stream().anyMatch(tally -> tally.amount() != 0))
                .map(unit -> {
                    Conservation.Proof proof = unit.getValue();
                    Function<Long, String> major = amount -> unit.getKey().isMoney()
                            ? text(Money.ofMinor(amount, unit.getKey().code()))
                            : String.valueOf(amount);
                    return unit.getKey().code() + " "
                            + Stream.of(
                                            proof.received(),
                                            tally(proof.byParty(), Bearer.CUSTOMERS),
                                            tally(proof.byParty(), Bearer.UNATTRIBUTED),
                                            tally(proof.byParty(), Bearer.UNALLOCATED),
                                            tally(proof.byUse(), Section.Use.PROFIT),
                                            tally(proof.byUse(), Section.Use.BALANCE_SHEET),
                                            tally(proof.byUse(), Section.Use.EXCLUDED),
                                            tally(proof.byUse(), Section.Use.PENDING))
                                    .map(tally -> major.apply(tally.amount()))
                                    .collect(Collectors.joining(" "))
                            + " " + proof.holds();
                })
                .sorted()
                .toList();
    }

    private static <K> Conservation.Tally tally(Map<K, Conservation.Tally> places, K place) {
        return places.getOrDefault(place, Conservation.Tally.NONE);
    }

    private static String text(Money money) {
        BigDecimal major = money.toMajor();
        return major.toPlainString();
    }
}
