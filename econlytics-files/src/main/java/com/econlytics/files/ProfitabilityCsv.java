package com.econlytics.files;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Profitability as a table, one row for each customer and currency, by customer number and currency code, with totals.
 *
 * <p>A customer is its opaque number, or {@code unattributed} or {@code unallocated}; a name stands beside it only if the
 * caller gives names. Amounts are in major units; costs, refunds and disputes are positive.
 */
public final class ProfitabilityCsv {
    private static final List<String> FIGURES = List.of(
            "gross_receipts",
            "refunds",
            "disputes",
            "total_revenue",
            "total_fees",
            "support_cost",
            "other_costs",
            "net_profit",
            "pending",
            "tickets");
    private static final List<String> NAMES = joined(Stream.of(List.of("customer", "currency"), FIGURES));
    private static final TotalledTable<CustomerProfit> TABLE = new TotalledTable<>(
            Columns.exactly(NAMES, "name"),
            "customer",
            row -> row.cell("customer").trimmed().startsWith("total"),
            ProfitabilityCsv::profit,
            List.of("currency"),
            FIGURES);
    private static final Comparator<CustomerProfit> ORDER = Comparator.comparing(CustomerProfit::customer)
            .thenComparing(row -> currency(row).getCurrencyCode());

    private ProfitabilityCsv() {}

    /**
     * Writes {@code rows}; the stream stays open.
     *
     * @throws IllegalArgumentException if a customer has two rows in one currency
     */
    public static void write(Collection<CustomerProfit> rows, CsvFormat format, OutputStream out) {
        CsvOutput.write(format, out, NAMES, csv -> body(rows, csv, customer -> List.of(), List.of()));
    }

    /** The same with a column of names; they may be personal, so mind who gets the file. */
    public static void write(
            Collection<CustomerProfit> rows, Function<CustomerId, String> names, CsvFormat format, OutputStream out) {
        CsvOutput.write(
                format,
                out,
                joined(Stream.of(NAMES, List.of("name"))),
                csv -> body(rows, csv, customer -> List.of(csv.text(names.apply(customer))), List.of("")));
    }

    private static void body(
            Collection<CustomerProfit> rows,
            CsvOutput csv,
            Function<CustomerId, List<String>> names,
            List<String> nameless) {
        requireDistinct(rows);
        Totals totals = new Totals(FIGURES.size());
        rows.stream().sorted(ORDER).forEach(row -> {
            List<BigDecimal> figures = figures(row);
            totals.add(currency(row).getCurrencyCode(), figures);
            List<String> cells = figures.stream().map(BigDecimal::toPlainString).toList();
            csv.row(joined(Stream.of(
                    List.of(code(row.customer()), currency(row).getCurrencyCode()),
                    cells,
                    names.apply(row.customer()))));
        });
        totals.sums()
                .forEach((currency, sum) ->
                        csv.row(joined(Stream.of(List.of(sum.label(), currency), sum.cells(), nameless))));
    }

    private static void requireDistinct(Collection<CustomerProfit> rows) {
        Set<List<Object>> seen = new HashSet<>();
        for (CustomerProfit row : rows) {
            if (!seen.add(List.of(row.customer(), currency(row)))) {
                throw new IllegalArgumentException(
                        row.customer() + " has two rows in " + currency(row) + "; write one report at a time");
            }
        }
    }

    private static List<BigDecimal> figures(CustomerProfit row) {
        return Stream.concat(
                        Stream.of(
                                        row.grossReceipts(),
                                        row.refunds(),
                                        row.disputes(),
                                        row.totalRevenue(),
                                        row.totalFees(),
                                        row.supportCost(),
                                        row.otherCosts(),
                                        row.netProfit(),
                                        row.pending())
                                .map(Money::toMajor),
                        Stream.of(BigDecimal.valueOf(row.tickets())))
                .toList();
    }

    /**
     * Reads what {@link #write} wrote, names left out.
     *
     * @throws UnreadableFileException if it is no such table, or its rows are not those that its totals sum
     */
    public static List<CustomerProfit> read(Path path) {
        return TABLE.read(path);
    }

    private static CustomerProfit profit(TableRow row) {
        Currency currency = row.cell("currency").currency();
        Function<String, Money> amount = name -> row.cell(name).amount(currency);
        CustomerProfit profit = new CustomerProfit(
                customer(row.cell("customer")),
                amount.apply("gross_receipts"),
                amount.apply("refunds"),
                amount.apply("disputes"),
                amount.apply("total_fees"),
                amount.apply("support_cost"),
                amount.apply("other_costs"),
                amount.apply("pending"),
                NumberText.whole(row.cell("tickets")));
        require(row.cell("total_revenue"), currency, profit::totalRevenue);
        require(row.cell("net_profit"), currency, profit::netProfit);
        return profit;
    }

    private static void require(Cell cell, Currency currency, Supplier<Money> due) {
        try {
            if (cell.amount(currency).equals(due.get())) {
                return;
            }
        } catch (ArithmeticException tooLarge) {
            throw cell.refuse("figures that can be added up");
        }
        throw cell.refuse(
                "what follows from the other columns, " + due.get().toMajor().toPlainString());
    }

    private static CustomerId customer(Cell cell) {
        String code = cell.trimmed();
        if (code.equals(CustomerId.UNATTRIBUTED.toString())) {
            return CustomerId.UNATTRIBUTED;
        }
        if (code.equals(CustomerId.UNALLOCATED.toString())) {
            return CustomerId.UNALLOCATED;
        }
        long number = NumberText.whole(cell);
        if (number < 1) {
            throw cell.refuse("the number of a customer, unattributed or unallocated");
        }
        return new CustomerId(number);
    }

    private static String code(CustomerId customer) {
        return customer.isCustomer() ? Long.toString(customer.number()) : customer.toString();
    }

    private static Currency currency(CustomerProfit row) {
        return row.grossReceipts().currency();
    }

    private static List<String> joined(Stream<List<String>> parts) {
        return parts.flatMap(List::stream).toList();
    }
}
