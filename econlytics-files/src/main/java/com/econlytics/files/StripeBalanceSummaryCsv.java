package com.econlytics.files;

import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.BalanceSummary;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's summary of its balance, {@code balance.summary.1}: {@code category,description,net_amount,currency}, where the
 * categories are {@code starting_balance}, {@code activity}, {@code payouts} and {@code ending_balance}.
 *
 * <p>Amounts are in major units. Payouts may be stated with either sign; the one that leads to the ending balance counts.
 * A gross and a fee part of the activity may stand beside it.
 *
 * <p>Example: starting 100.00, activity 950.00, payouts -900.00, ending 150.00.
 */
public final class StripeBalanceSummaryCsv {
    private static final Columns COLUMNS =
            Columns.atLeast(List.of("category", "net_amount", "currency"), "description");
    private static final List<String> CATEGORIES =
            List.of("starting_balance", "activity_gross", "activity_fee", "activity", "payouts", "ending_balance");
    private static final Pattern DAY = Pattern.compile("\\(([0-9]{4}-[0-9]{2}-[0-9]{2})\\)");

    private final SourceAccount account;
    private final MonthRange period;

    private StripeBalanceSummaryCsv(SourceAccount account, MonthRange period) {
        this.account = account;
        this.period = period;
    }

    private record Row(Cell place, String category, Money amount) {}

    /**
     * Reads the summaries in {@code path}, by currency code.
     *
     * @param account at Stripe
     * @param period for which the report was asked; a day that a description names must agree
     * @throws UnreadableFileException if it is no such report, lacks a category, or does not add up
     */
    public static List<BalanceSummary> read(Path path, SourceAccount account, MonthRange period) {
        CsvRows.inspect(path);
        StripeBalanceSummaryCsv reading = new StripeBalanceSummaryCsv(account, period);
        Table<Row> table = new Table<>(
                COLUMNS, reading::row, row -> row.category() + row.amount().currency(), "category and currency");
        Map<Currency, Map<String, Row>> currencies = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        Evidence evidence = table.read(
                path,
                row -> currencies
                        .computeIfAbsent(row.amount().currency(), unseen -> new HashMap<>())
                        .put(row.category(), row));
        List<BalanceSummary> summaries = new ArrayList<>();
        currencies.forEach((currency, rows) -> summaries.add(reading.summary(currency, rows, Cell.ofFile(evidence))));
        if (summaries.isEmpty()) {
            throw Cell.ofFile(evidence).refuse("a balance", "none");
        }
        return summaries;
    }

    private Row row(TableRow row) {
        Cell category = row.cell("category");
        String name = category.trimmed();
        if (!CATEGORIES.contains(name)) {
            throw category.refuse("one of " + String.join(", ", CATEGORIES));
        }
        row.find("description").ifPresent(description -> requireDay(name, description));
        Currency currency = row.cell("currency").currency();
        return new Row(row.cell("net_amount"), name, row.cell("net_amount").amount(currency));
    }

    private void requireDay(String category, Cell description) {
        Matcher day = DAY.matcher(description.text());
        if (!day.find()) {
            return;
        }
        LocalDate start = period.first().atDay(1);
        LocalDate end = period.last().atEndOfMonth();
        String stated = day.group(1);
        // the day a balance was struck on: the first or the one before, the last or the one after
        boolean agrees = switch (category) {
            case "starting_balance" ->
                stated.equals(start.toString())
                        || stated.equals(start.minusDays(1).toString());
            case "ending_balance" ->
                stated.equals(end.toString()) || stated.equals(end.plusDays(1).toString());
            default -> true;
        };
        if (!agrees) {
            throw description.refuse("a balance of " + period, "one of " + stated);
        }
    }

    private BalanceSummary summary(Currency currency, Map<String, Row> rows, Cell file) {
        Money opening = required(rows, "starting_balance", currency, file).amount();
        Money activity = required(rows, "activity", currency, file).amount();
        Row payouts = required(rows, "payouts", currency, file);
        Money closing = required(rows, "ending_balance", currency, file).amount();
        Money paidOut = closing.minus(opening).minus(activity);
        if (!paidOut.equals(payouts.amount()) && !paidOut.negated().equals(payouts.amount())) {
            throw payouts.place().refuse("payouts that lead to the ending balance, " + paidOut);
        }
        return new BalanceSummary(account, period, opening, activity, paidOut, closing);
    }

    private static Row required(Map<String, Row> rows, String category, Currency currency, Cell file) {
        Row row = rows.get(category);
        if (row == null) {
            throw file.refuse("a row " + category + " in " + currency, "none");
        }
        return row;
    }
}
