package com.econlytics.files;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.reconciliation.JournalEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Made-up reports: with amounts of nothing, of one minor unit and of many, of currencies with 0, 2 and 3 decimals. */
final class Exports {
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));

    private Exports() {}

    static Arbitrary<Currency> currencies() {
        return Arbitraries.of(CURRENCIES);
    }

    static Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(-1L << 58, 1L << 58).edgeCases(edges -> edges.add(0L, 1L, -1L, 1L << 58));
    }

    /** Words with all that files and formulas are made of. */
    static Arbitrary<String> texts() {
        Arbitrary<String> wild = Arbitraries.strings()
                .withChars("=+-@'\",;\t\r\n#| aZ09.äß\u00A0＝€\u200B\u2212")
                .ofMaxLength(8);
        return Arbitraries.frequencyOf(
                Tuple.of(3, wild),
                Tuple.of(1, Arbitraries.of("=1+2", " =1+2", "\u200B@x", "'=1", "''-x", "total of 1", "# x", "")));
    }

    static Arbitrary<List<CustomerProfit>> profits() {
        return profit().list().ofMaxSize(6).map(Exports::distinct);
    }

    private static List<CustomerProfit> distinct(List<CustomerProfit> rows) {
        List<CustomerProfit> kept = new ArrayList<>();
        for (CustomerProfit row : rows) {
            boolean twice = kept.stream()
                    .anyMatch(other -> other.customer().equals(row.customer())
                            && other.grossReceipts()
                                    .currency()
                                    .equals(row.grossReceipts().currency()));
            if (!twice) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static Arbitrary<CustomerProfit> profit() {
        Arbitrary<CustomerId> customers = Arbitraries.longs().between(-1, 5).map(CustomerId::new);
        return Combinators.combine(
                        customers,
                        currencies(),
                        amounts().list().ofSize(7),
                        Arbitraries.longs().between(0, 1000))
                .as((customer, currency, amounts, tickets) -> {
                    List<Money> money = amounts.stream()
                            .map(amount -> new Money(amount, currency))
                            .toList();
                    return new CustomerProfit(
                            customer,
                            money.get(0),
                            money.get(1),
                            money.get(2),
                            money.get(3),
                            money.get(4),
                            money.get(5),
                            money.get(6),
                            tickets);
                });
    }

    static Arbitrary<List<JournalEntry>> journals() {
        return entry().list().ofMaxSize(4).map(entries -> {
            List<JournalEntry> numbered = new ArrayList<>();
            for (JournalEntry entry : entries) {
                numbered.add(new JournalEntry(entry.id() + numbered.size(), entry.date(), entry.memo(), entry.lines()));
            }
            return numbered;
        });
    }

    private static Arbitrary<JournalEntry> entry() {
        Arbitrary<Long> positive = Arbitraries.longs().between(1, 1L << 58);
        Arbitrary<LocalDate> dates = Arbitraries.integers()
                .between(0, 4000)
                .map(day -> LocalDate.of(2020, 1, 1).plusDays(day));
        return Combinators.combine(
                        texts(),
                        dates,
                        texts(),
                        currencies(),
                        positive.list().ofMinSize(1).ofMaxSize(4))
                .as((id, date, memo, currency, amounts) -> {
                    List<JournalEntry.Line> lines = new ArrayList<>();
                    Money sum = Money.zero(currency);
                    for (long amount : amounts) {
                        Money money = new Money(amount, currency);
                        lines.add(JournalEntry.Line.crediting("4000" + lines.size(), memo, money));
                        sum = sum.plus(money);
                    }
                    lines.add(JournalEntry.Line.crediting("=clearing", "", sum.negated()));
                    return new JournalEntry(id, date, memo, lines);
                });
    }
}
