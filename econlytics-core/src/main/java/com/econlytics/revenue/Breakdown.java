package com.econlytics.revenue;

import com.econlytics.TextOrder;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The statement of a company by product, plan, country or any other dimension, on whichever basis the books are.
 *
 * <p>The rows sum to the company's statement, profit section by profit section; what has no value of the dimension is in the row with the
 * empty one. A record has the value that it states itself. A refund, dispute or fee has that of its payment; a payment that
 * settled invoices is divided in proportion to the net amounts of their lines, by largest remainder. A credit note has the value
 * of the invoice line that it credits; one of a whole invoice, and what is written off, is divided like a payment of it.
 *
 * <p>Example: 120.00 received for an invoice of 80.00 "basic" and 40.00 "extra" are 80.00 and 40.00; a refund of 30.00 is
 * −20.00 and −10.00.
 *
 * @param dimension by what
 * @param currency of every amount
 * @param months in which it counts
 * @param rows one for each value, by code point
 */
public record Breakdown(Dimension dimension, Currency currency, MonthRange months, List<Row> rows) {
    public Breakdown {
        Objects.requireNonNull(dimension, "dimension");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(months, "months");
        rows = List.copyOf(rows);
    }

    /** The books in {@code currency}, by {@code dimension}. */
    public static Breakdown of(Books books, Dimension dimension, Currency currency, MonthRange months) {
        Values values = Values.of(books, dimension);
        Unit unit = Unit.of(currency);
        Sums sums = new Sums(currency);
        Netted.of(books.lines(), line -> counts(line, unit, months))
                .forEach(line -> values.divide(line).forEach((value, amount) -> sums.add(value, line, amount)));
        return new Breakdown(dimension, currency, months, sums.rows());
    }

    /**
     * One value.
     *
     * @param value as stated; empty for what has none
     * @param statement its profit sections
     */
    public record Row(String value, ProfitAndLoss statement) {
        public Row {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(statement, "statement");
        }

        /** Product margin (CM1) over net revenue; empty if there is no net revenue. */
        public Optional<Ratio> findProductMarginRate() {
            return Ratio.find(
                    statement.amountOf(StatementLine.PRODUCT_MARGIN).amountMinor(),
                    statement.netRevenue().amountMinor());
        }
    }

    /** The row of {@code value}; empty if nothing has it. */
    public Optional<Row> find(String value) {
        return rows.stream().filter(row -> row.value.equals(value)).findFirst();
    }

    /** The breakdown as plain text, in the same way in every locale; rates rounded half to even to one decimal. */
    public String render() {
        return new BreakdownText(this).text();
    }

    private static boolean counts(Line line, Unit unit, MonthRange months) {
        return line.key().account().section().use() == Section.Use.PROFIT
                && line.key().unit().equals(unit)
                && months.contains(line.key().month());
    }

    private static final class Sums {
        private final Currency currency;
        private final Map<String, Map<Section, Money>> values = new TreeMap<>(TextOrder.CODE_POINT);

        Sums(Currency currency) {
            this.currency = currency;
        }

        void add(String value, Line line, long amount) {
            values.computeIfAbsent(value, unseen -> new EnumMap<>(Section.class))
                    .merge(line.key().account().section(), new Money(amount, currency), Money::plus);
        }

        List<Row> rows() {
            return values.entrySet().stream()
                    .map(entry -> new Row(entry.getKey(), new ProfitAndLoss(currency, entry.getValue())))
                    .toList();
        }
    }
}
