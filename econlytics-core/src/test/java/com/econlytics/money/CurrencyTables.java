package com.econlytics.money;

import com.econlytics.money.ExchangeDifference.Exchanged;
import com.econlytics.money.RatePolicy.Derivation;
import com.econlytics.money.RatePolicy.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cells of the specification tables of currencies. */
final class CurrencyTables {
    private static final Pattern RATE =
            Pattern.compile("(\\w{3})/(\\w{3}) (\\S+) of (?:(avg|end|plan) )?(\\S+)( provisional)?");

    private CurrencyTables() {}

    /** Such as {@code TRANSACTION 2} or {@code PLAN budget}. */
    static Timing timing(String cell) {
        String[] words = cell.split(" ", -1);
        return switch (words[0]) {
            case "TRANSACTION" -> new Timing.TransactionDate(Integer.parseInt(words[1]));
            case "SETTLEMENT" -> new Timing.Settlement(Integer.parseInt(words[1]));
            case "AVERAGE" -> new Timing.PeriodAverage();
            case "END" -> new Timing.PeriodEnd();
            case "PLAN" -> new Timing.Fixed(words[1]);
            default -> throw new IllegalArgumentException("the table has a timing '" + cell + "'");
        };
    }

    /** {@code QUOTED}, {@code INVERSE} or such as {@code VIA EUR}. */
    static Derivation derivation(String cell) {
        return switch (cell) {
            case "QUOTED" -> new Derivation.Quoted();
            case "INVERSE" -> Derivation.inverse();
            default -> Derivation.via(Currency.getInstance(cell.substring("VIA ".length())));
        };
    }

    static ExchangeRates rates(@Nullable String cell) {
        return ExchangeRates.of(list(cell, CurrencyTables::rate));
    }

    /** Such as {@code EUR/USD 1.07 of avg 2026-03 provisional}. */
    static ExchangeRate rate(String cell) {
        Matcher parts = RATE.matcher(cell);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the table has a rate '" + cell + "'");
        }
        ExchangeRate rate = new ExchangeRate(
                Currency.getInstance(parts.group(1)),
                Currency.getInstance(parts.group(2)),
                new BigDecimal(parts.group(3)),
                term(parts.group(4), parts.group(5)),
                ExchangeRate.Finality.FINAL);
        return parts.group(6) == null ? rate : rate.provisional();
    }

    static List<Money> amounts(@Nullable String cell) {
        return list(cell, Money::parse);
    }

    /** Such as {@code EUR 100.00 = USD 110.00}. */
    static List<Exchanged> exchanged(@Nullable String cell) {
        return list(cell, entry -> {
            String[] sides = entry.split(" = ", -1);
            return new Exchanged(Money.parse(sides[0]), Money.parse(sides[1]));
        });
    }

    private static ExchangeRate.Term term(@Nullable String kind, String when) {
        if (kind == null) {
            return new ExchangeRate.Term.Day(LocalDate.parse(when));
        }
        return switch (kind) {
            case "avg" -> new ExchangeRate.Term.Average(YearMonth.parse(when));
            case "end" -> new ExchangeRate.Term.Closing(YearMonth.parse(when));
            default -> new ExchangeRate.Term.Plan(when);
        };
    }

    private static <T> List<T> list(@Nullable String cell, Function<String, T> read) {
        return cell == null
                ? List.of()
                : Stream.of(cell.split("; ", -1)).map(read).toList();
    }
}
