package com.econlytics.examples.report;

import com.econlytics.cohort.CustomerOrder;
import com.econlytics.cohort.Range;
import com.econlytics.cohort.Segment;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which customers, in which order, from where on.
 *
 * <p>All conditions together are one {@link Segment}. What is unattributed and what is unallocated are listed only if there is no
 * condition; a customer without a signup date passes none about that.
 *
 * @param cohort the month of signup, {@code 2025-01}; null for all
 * @param signupFrom the first day of signup; null for no first
 * @param signupTo the last day of signup; null for no last
 * @param minProfit the least profit in the currency of the prices of work; null for no least
 * @param maxProfit the greatest profit in that currency; null for no greatest
 * @param segment what else customers must meet
 * @param sort by which column
 * @param direction and in which direction
 * @param after the place behind which the page begins; empty for the first page
 */
public record CustomerFilter(
        @Nullable String cohort,
        @Nullable LocalDate signupFrom,
        @Nullable LocalDate signupTo,
        @Nullable BigDecimal minProfit,
        @Nullable BigDecimal maxProfit,
        Segment segment,
        Column sort,
        Direction direction,
        String after) {
    /** Every row, the most profitable first. */
    public static final CustomerFilter ALL = new CustomerFilter(
            null, null, null, null, null, new Segment.Everyone(), Column.NET_PROFIT, Direction.DESC, "");

    public CustomerFilter {
        if (signupFrom != null && signupTo != null && signupTo.isBefore(signupFrom)) {
            throw new UnreadableFilterException("signup_to", "a day not before signup_from");
        }
        if (minProfit != null && maxProfit != null && maxProfit.compareTo(minProfit) < 0) {
            throw new UnreadableFilterException("max_profit", "an amount not below min_profit");
        }
    }

    /** The direction of sorting. */
    public enum Direction {
        /** Least first. */
        ASC,
        /** Greatest first. */
        DESC;

        /** The other one. */
        public Direction opposite() {
            return this == ASC ? DESC : ASC;
        }
    }

    /**
     * Reads the parameters of a request: {@code cohort}, {@code signup_from}, {@code signup_to}, {@code min_profit}, {@code
     * max_profit}, {@code segment}, {@code sort}, {@code direction}, {@code after}. An empty one is as good as none, because a form sends
     * every field; others than these are nobody's business.
     *
     * @throws UnreadableFilterException if one cannot be read
     */
    public static CustomerFilter parse(Map<String, String> parameters) {
        Parameters read = new Parameters(parameters);
        Column sort = read.find(
                "sort", "one of the columns", text -> Column.find(text).orElseThrow());
        Direction direction = read.find("direction", "asc or desc", CustomerFilter::direction);
        Segment segment = read.segment();
        return new CustomerFilter(
                read.find("cohort", "a month like 2025-01", CustomerFilter::month),
                read.find("signup_from", "a day like 2025-01-31", CustomerFilter::day),
                read.find("signup_to", "a day like 2025-01-31", CustomerFilter::day),
                read.find("min_profit", "an amount like -12.50", CustomerFilter::amount),
                read.find("max_profit", "an amount like -12.50", CustomerFilter::amount),
                segment,
                sort == null ? Column.NET_PROFIT : sort,
                direction == null ? Direction.DESC : direction,
                parameters.getOrDefault("after", "").strip());
    }

    /** The same rows in another order, from the first page on. */
    public CustomerFilter sortedBy(Column column, Direction other) {
        return new CustomerFilter(cohort, signupFrom, signupTo, minProfit, maxProfit, segment, column, other, "");
    }

    /** The same rows, from another place on. */
    public CustomerFilter from(String place) {
        return new CustomerFilter(cohort, signupFrom, signupTo, minProfit, maxProfit, segment, sort, direction, place);
    }

    /** The segment as its text; empty if it is everyone. */
    public String segmentText() {
        return segment instanceof Segment.Everyone ? "" : segment.toString();
    }

    /** Whether any row may be left out. */
    public boolean leavesOut() {
        return cohort != null
                || signupFrom != null
                || signupTo != null
                || hasProfit()
                || !(segment instanceof Segment.Everyone);
    }

    boolean hasProfit() {
        return minProfit != null || maxProfit != null;
    }

    /** The order of the rows. */
    CustomerOrder order() {
        return new CustomerOrder(
                sort.key(),
                direction == Direction.ASC ? CustomerOrder.Direction.ASCENDING : CustomerOrder.Direction.DESCENDING);
    }

    /**
     * All conditions as one segment.
     *
     * @param home the currency that bounds of profit are in
     */
    Segment whole(Currency home) {
        List<Segment> parts = new ArrayList<>();
        if (cohort != null) {
            YearMonth month = YearMonth.parse(cohort);
            parts.add(new Segment.SignupMonth(Range.of(month, month.plusMonths(1))));
        }
        if (signupFrom != null || signupTo != null) {
            parts.add(new Segment.SignedUp(new Range<>(signupFrom, signupTo == null ? null : signupTo.plusDays(1))));
        }
        if (hasProfit()) {
            parts.add(profit(home));
        }
        if (!(segment instanceof Segment.Everyone)) {
            parts.add(segment);
        }
        return switch (parts.size()) {
            case 0 -> segment;
            case 1 -> parts.get(0);
            default -> new Segment.And(parts);
        };
    }

    /** Both bounds belong to it; between two of them may be no whole minor unit, and so nobody. */
    private Segment profit(Currency home) {
        Money from = minProfit == null ? null : minor(minProfit, home, RoundingMode.CEILING);
        Money below = maxProfit == null
                ? null
                : minor(maxProfit.add(BigDecimal.valueOf(1, digits(home))), home, RoundingMode.FLOOR);
        return from != null && below != null && from.compareTo(below) >= 0
                ? new Segment.Not(new Segment.Everyone())
                : new Segment.Profit(new Range<>(from, below));
    }

    private static Money minor(BigDecimal major, Currency currency, RoundingMode rounding) {
        BigDecimal minor = major.movePointRight(digits(currency)).setScale(0, rounding);
        BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
        BigDecimal greatest = BigDecimal.valueOf(Long.MAX_VALUE);
        return new Money(minor.max(least).min(greatest).longValueExact(), currency);
    }

    private static int digits(Currency currency) {
        return currency.getDefaultFractionDigits();
    }

    private static Direction direction(String text) {
        return switch (text) {
            case "asc" -> Direction.ASC;
            case "desc" -> Direction.DESC;
            default -> throw new IllegalArgumentException("neither asc nor desc");
        };
    }

    private static String month(String text) {
        LocalDate first = day(text + "-01");
        return first.toString().substring(0, 7);
    }

    private static LocalDate day(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new IllegalArgumentException("not a day");
        }
        return LocalDate.parse(text);
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("not an amount");
        }
        return new BigDecimal(text);
    }

    private record Parameters(Map<String, String> texts) {
        Segment segment() {
            String text = texts.getOrDefault("segment", "").strip();
            try {
                return text.isEmpty() ? new Segment.Everyone() : Segment.parse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new UnreadableFilterException(String.valueOf(unreadable.getMessage()));
            }
        }

        <T> @Nullable T find(String name, String shape, Function<String, T> reader) {
            String text = texts.getOrDefault(name, "").strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (RuntimeException unreadable) {
                throw new UnreadableFilterException(name, shape);
            }
        }
    }
}
