package com.econlytics.examples.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows, in which order.
 *
 * <p>A row without a signup date, such as {@code unattributed}, passes no filter by cohort or date.
 *
 * @param cohort the month of signup, {@code 2025-01}; null for all
 * @param signupFrom the first day of signup; null for no first
 * @param signupTo the last day of signup; null for no last
 * @param minProfit the least profit; null for no least
 * @param maxProfit the greatest profit; null for no greatest
 * @param sort by which column
 * @param direction and in which direction
 * @param page counted from 1
 */
public record CustomerFilter(
        @Nullable String cohort,
        @Nullable LocalDate signupFrom,
        @Nullable LocalDate signupTo,
        @Nullable BigDecimal minProfit,
        @Nullable BigDecimal maxProfit,
        Column sort,
        Direction direction,
        int page) {
    /** Every row, the most profitable first. */
    public static final CustomerFilter ALL =
            new CustomerFilter(null, null, null, null, null, Column.NET_PROFIT, Direction.DESC, 1);

    private static final int LAST_PAGE = 1_000_000;

    public CustomerFilter {
        if (page < 1 || page > LAST_PAGE) {
            throw new UnreadableFilterException("page", "a whole number from 1 on");
        }
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
     * max_profit}, {@code sort}, {@code direction}, {@code page}. An empty one is as good as none, because a form sends
     * every field; others than these are nobody's business.
     *
     * @throws UnreadableFilterException if one cannot be read
     */
    public static CustomerFilter parse(Map<String, String> parameters) {
        Parameters read = new Parameters(parameters);
        Column sort = read.find(
                "sort", "one of the columns", text -> Column.find(text).orElseThrow());
        Direction direction = read.find("direction", "asc or desc", CustomerFilter::direction);
        Integer page = read.find("page", "a whole number from 1 on", Integer::valueOf);
        return new CustomerFilter(
                read.find("cohort", "a month like 2025-01", CustomerFilter::month),
                read.find("signup_from", "a day like 2025-01-31", CustomerFilter::day),
                read.find("signup_to", "a day like 2025-01-31", CustomerFilter::day),
                read.find("min_profit", "an amount like -12.50", CustomerFilter::amount),
                read.find("max_profit", "an amount like -12.50", CustomerFilter::amount),
                sort == null ? Column.NET_PROFIT : sort,
                direction == null ? Direction.DESC : direction,
                page == null ? 1 : page);
    }

    /** The same rows in another order, from the first page on. */
    public CustomerFilter sortedBy(Column column, Direction other) {
        return new CustomerFilter(cohort, signupFrom, signupTo, minProfit, maxProfit, column, other, 1);
    }

    /** The same rows, another page. */
    public CustomerFilter onPage(int other) {
        return new CustomerFilter(cohort, signupFrom, signupTo, minProfit, maxProfit, sort, direction, other);
    }

    /** Whether any row may be left out. */
    public boolean leavesOut() {
        return cohort != null || signupFrom != null || signupTo != null || minProfit != null || maxProfit != null;
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
