package com.econlytics.examples.console;

import com.econlytics.examples.report.CustomerFilter.Direction;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.ProfitAndLoss;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures in short. */
public final class Summary {
    private static final int EXTREMES = 5;

    private final Bookkeeper books;
    private final CustomerReport customers;
    private final InboxReport inbox;

    /** A summary of {@code books}, which are kept in {@code database}. */
    public Summary(Bookkeeper books, Database database) {
        this.books = books;
        this.customers = new CustomerReport(database.reporting(), books.calendar(), books.homeCurrency());
        this.inbox = new InboxReport(database.reporting());
    }

    /** Prints statement, best and worst customers, and inbox. */
    public void print(PrintStream out) {
        List<String> lines = new ArrayList<>();
        lines.addAll(statements(books.ledger().balances()));
        lines.addAll(extremes("Five best customers", Direction.DESC));
        lines.addAll(extremes("Five worst customers", Direction.ASC));
        lines.addAll(inbox(inbox.places()));
        lines.forEach(out::println);
    }

    /** The statement of every currency, one after the other. */
    static List<String> statements(List<Balance> balances) {
        Map<String, Currency> currencies = new TreeMap<>();
        for (Balance balance : balances) {
            if (balance.key().unit().isMoney()) {
                Currency currency = Currency.getInstance(balance.key().unit().code());
                currencies.put(currency.getCurrencyCode(), currency);
            }
        }
        List<String> lines = new ArrayList<>();
        currencies.values().forEach(currency -> lines.addAll(statement(balances, currency)));
        return lines;
    }

    private static List<String> statement(List<Balance> balances, Currency currency) {
        ProfitAndLoss statement = ProfitAndLoss.of(balances, currency);
        TextTable table = new TextTable();
        for (Section section : Section.values()) {
            if (section.use() == Section.Use.PROFIT) {
                table.row(name(section), amount(statement, section));
            }
            if (section == Section.DISPUTES) {
                table.row("= Net revenue", amount(statement.netRevenue()));
            }
        }
        table.row("= Net profit", amount(statement.customerProfit()));
        for (Section section : List.of(Section.BALANCE_SHEET, Section.PENDING)) {
            statement.find(section).ifPresent(money -> table.row("outside profit: " + name(section), amount(money)));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Profit and loss " + months(balances) + " in " + currency.getCurrencyCode()
                + ", on the basis of receipts");
        lines.addAll(table.lines());
        if (!statement.notSupplied().isEmpty()) {
            lines.add("  Net profit is before what is not supplied, overhead and income tax.");
        }
        return lines;
    }

    private static String months(List<Balance> balances) {
        YearMonth first = balances.stream()
                .map(balance -> balance.key().month())
                .min(YearMonth::compareTo)
                .orElseThrow();
        YearMonth last = balances.stream()
                .map(balance -> balance.key().month())
                .max(YearMonth::compareTo)
                .orElseThrow();
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private List<String> extremes(String title, Direction direction) {
        TextTable table = new TextTable().row("", "revenue", "fees", "support", "other", "tickets", "net profit", "");
        for (CustomerRow row : customers.extremes(direction, EXTREMES)) {
            table.row(
                    row.customerId(),
                    amount(row.amounts().totalRevenue()),
                    amount(row.amounts().totalFees()),
                    amount(row.amounts().supportCost()),
                    amount(row.amounts().otherCosts()),
                    Long.toString(row.amounts().tickets()),
                    amount(row.amounts().netProfit()),
                    row.currency());
        }
        List<String> lines = new ArrayList<>(List.of("", title));
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> inbox(List<InboxReport.Place> places) {
        TextTable table = new TextTable();
        long received = 0;
        for (InboxReport.Place place : places) {
            received += place.messages();
            String reason = place.reason().isEmpty() ? "" : ": " + words(place.reason());
            table.row(words(place.status()) + reason, count(place.messages()));
        }
        table.row("= received", count(received));
        List<String> lines = new ArrayList<>(List.of("", "Inbox"));
        lines.addAll(table.lines());
        return lines;
    }

    private static String amount(ProfitAndLoss statement, Section section) {
        return statement.find(section).map(Summary::amount).orElse("not supplied");
    }

    private static String amount(Money money) {
        return amount(money.toMajor());
    }

    private static String amount(BigDecimal major) {
        return String.format(Locale.ROOT, "%,." + Math.max(major.scale(), 0) + "f", major);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String name(Section section) {
        String words = words(section.name());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
