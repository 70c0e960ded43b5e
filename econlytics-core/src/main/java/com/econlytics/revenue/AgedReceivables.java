package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Which invoices are not paid at the end of a month, and for how long that has been due, in one currency.
 *
 * <p>Amounts contain tax, as what is owed to the company does, and sum to the closing receivable of the month. An invoice that was
 * paid or credited too much is in it with a negative amount.
 *
 * <p>Example: an invoice of 1,440.00 that was due on 15 May 2026 is 46 days late at the end of June: {@link Age#UP_TO_60}.
 *
 * @param currency of every amount
 * @param month at the end of which
 * @param rows one for each open invoice, by customer and invoice
 */
public record AgedReceivables(Currency currency, YearMonth month, List<Row> rows) {
    public AgedReceivables {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(month, "month");
        rows = List.copyOf(rows);
    }

    /** For how long an invoice has been due. */
    public enum Age {
        /** It is not due yet, or today. */
        NOT_DUE("not due"),
        /** For 1 to 30 days. */
        UP_TO_30("1-30 days"),
        /** For 31 to 60 days. */
        UP_TO_60("31-60 days"),
        /** For 61 to 90 days. */
        UP_TO_90("61-90 days"),
        /** For more than 90 days. */
        OVER_90("over 90 days");

        private final String label;

        Age(String label) {
            this.label = label;
        }

        static Age of(long daysLate) {
            if (daysLate <= 0) {
                return NOT_DUE;
            }
            if (daysLate <= 30) {
                return UP_TO_30;
            }
            if (daysLate <= 60) {
                return UP_TO_60;
            }
            return daysLate <= 90 ? UP_TO_90 : OVER_90;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * One open invoice.
     *
     * @param customer who owes it
     * @param invoice the source's id
     * @param dueOn the day on which it was to be paid, in the zone of the books
     * @param daysLate days from then to the last day of the month; 0 or less if it is not due
     * @param open what is not paid, tax included
     */
    public record Row(CustomerId customer, String invoice, LocalDate dueOn, long daysLate, Money open) {
        public Row {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(invoice, "invoice");
            Objects.requireNonNull(dueOn, "dueOn");
            Objects.requireNonNull(open, "open");
        }

        /** For how long it has been due. */
        public Age age() {
            return Age.of(daysLate);
        }
    }

    /** What is open in each age; every age is there. */
    public Map<Age, Money> byAge() {
        Map<Age, Money> sums = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            sums.put(age, Money.zero(currency));
        }
        rows.forEach(row -> sums.merge(row.age(), row.open, Money::plus));
        return Collections.unmodifiableMap(sums);
    }

    /** All that is open. */
    public Money total() {
        return rows.stream().map(Row::open).reduce(Money.zero(currency), Money::plus);
    }

    /** As plain text, in the same way in every locale. */
    public String render() {
        StringBuilder text = new StringBuilder(
                "receivables at the end of " + month + ", " + currency.getCurrencyCode() + ", tax included\n");
        byAge().forEach((age, open) -> line(text, age.toString(), open));
        line(text, "all", total());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Money amount) {
        text.append(String.format(
                Locale.ROOT, "%-14s %16s\n", name, amount.toMajor().toPlainString()));
    }
}
