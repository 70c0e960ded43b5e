package com.econlytics.examples.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What those who signed up in the same month brought in, by months since; in one currency.
 *
 * @param heading of what state this is
 * @param currencies of the figures
 * @param rows one for each month of signup, the latest first
 * @param others the profit of everybody who has no month of signup, by what they are called
 */
public record Cohorts(Heading heading, Currencies currencies, List<Row> rows, Map<String, BigDecimal> others) {
    public Cohorts {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(currencies, "currencies");
        rows = List.copyOf(rows);
        others = new TreeMap<>(others);
    }

    /**
     * The customers of one month of signup.
     *
     * @param cohort the month
     * @param customers how many, those without a figure included
     * @param before the profit of months before it
     * @param cells one for each age from 0 on
     * @param acquisition what it cost to win them; empty if no source supplies that, which is unknown and not 0
     */
    public record Row(
            YearMonth cohort, long customers, BigDecimal before, List<Cell> cells, List<BigDecimal> acquisition) {
        public Row {
            cells = List.copyOf(cells);
            acquisition = List.copyOf(acquisition);
        }

        /** What is left of all its months. */
        public BigDecimal total() {
            return cells.stream().map(Cell::profit).reduce(before, BigDecimal::add);
        }

        /** The total for each customer, half a minor unit rounded to even; empty of no customers. */
        public Optional<BigDecimal> average() {
            return average(total());
        }

        /** An amount for each customer, half a minor unit rounded to even; empty of no customers. */
        public Optional<BigDecimal> average(BigDecimal amount) {
            return customers == 0
                    ? Optional.empty()
                    : Optional.of(amount.divide(
                            BigDecimal.valueOf(customers), Math.max(2, amount.scale()), RoundingMode.HALF_EVEN));
        }

        /** The profit up to and with an age. */
        public BigDecimal soFar(int age) {
            return cells.subList(0, age + 1).stream().map(Cell::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** The first age by which they had brought in what winning them cost, of ages that are whole. */
        public Optional<Integer> paybackAge() {
            if (acquisition.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal contribution = acquisition.get(0);
            for (Cell cell : cells) {
                contribution = contribution.add(cell.profit());
                if (!cell.partial() && contribution.compareTo(acquisition.get(0)) >= 0) {
                    return Optional.of(cell.age());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What they brought in at one age.
     *
     * @param age whole months since the month of signup
     * @param profit of that month
     * @param partial whether more may yet become known about it
     */
    public record Cell(int age, BigDecimal profit, boolean partial) {}

    /** Reads them in one snapshot. */
    public static Cohorts read(Handle handle, Heading heading, MonthFilter filter) {
        Currencies currencies = Currencies.read(handle, filter.currency());
        Map<String, BigDecimal> costs = acquisition(handle, currencies.shown());
        Map<YearMonth, Collected> collected = new TreeMap<>((left, right) -> right.compareTo(left));
        Map<String, BigDecimal> others = new TreeMap<>();
        handle.createQuery("""
                        select cohort, customers, month, age, net_profit from econlytics_report.cohort_profitability
                        where currency = :currency order by cohort, month""")
                .bind("currency", currencies.shown())
                .map((row, context) -> new Read(
                        row.getString("cohort"),
                        row.getLong("customers"),
                        row.getObject("age") == null ? Integer.MIN_VALUE : row.getInt("age"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBigDecimal("net_profit")))
                .forEach(read -> {
                    if (read.age == Integer.MIN_VALUE) {
                        others.merge(read.cohort, read.profit, BigDecimal::add);
                    } else {
                        collected
                                .computeIfAbsent(YearMonth.parse(read.cohort), unseen -> new Collected(read.customers))
                                .add(read);
                    }
                });
        YearMonth last = lastMonth(heading, collected.values());
        List<Row> rows = new ArrayList<>();
        collected.forEach((cohort, cells) -> rows.add(cells.row(cohort, last, heading, costs.get(cohort.toString()))));
        return new Cohorts(heading, currencies, rows, others);
    }

    /** The last month for which data is complete, or a later one in which there already is a figure. */
    private static YearMonth lastMonth(Heading heading, Iterable<Collected> cohorts) {
        YearMonth last = heading.lastWholeMonth().orElse(YearMonth.of(1, 1));
        for (Collected cohort : cohorts) {
            last = cohort.last.isAfter(last) ? cohort.last : last;
        }
        return last;
    }

    private static Map<String, BigDecimal> acquisition(Handle handle, String currency) {
        Map<String, BigDecimal> costs = new HashMap<>();
        handle.createQuery("""
                        select to_char(t.signed_up_on, 'YYYY-MM') as cohort,
                               econlytics.major(-sum(b.amount), max(t.minor_digits)) as cost
                        from econlytics.balance b
                        join econlytics.account a on a.code = b.account and a.section = 'ACQUISITION'
                        join econlytics.customer_total t on t.customer_no = b.customer_no and t.currency = b.unit
                         and t.generation_no = (select generation_no from econlytics.generation where state = 'CURRENT')
                        where b.unit = :currency and t.signed_up_on is not null group by 1""")
                .bind("currency", currency)
                .map((row, context) -> Map.entry(row.getString("cohort"), row.getBigDecimal("cost")))
                .forEach(cost -> costs.put(cost.getKey(), cost.getValue()));
        return costs;
    }

    private record Read(String cohort, long customers, int age, YearMonth month, BigDecimal profit) {}

    private static final class Collected {
        private final long customers;
        private final Map<Integer, BigDecimal> profits = new HashMap<>();
        private BigDecimal before = BigDecimal.ZERO;
        private YearMonth last = YearMonth.of(1, 1);

        Collected(long customers) {
            this.customers = customers;
        }

        void add(Read read) {
            if (read.age < 0) {
                before = before.add(read.profit);
            } else {
                profits.merge(read.age, read.profit, BigDecimal::add);
            }
            last = read.month.isAfter(last) ? read.month : last;
        }

        Row row(YearMonth cohort, YearMonth end, Heading heading, @Nullable BigDecimal cost) {
            List<Cell> cells = new ArrayList<>();
            for (int age = 0; !cohort.plusMonths(age).isAfter(end); age++) {
                cells.add(new Cell(
                        age,
                        profits.getOrDefault(age, BigDecimal.ZERO.setScale(scale())),
                        heading.isPartial(cohort.plusMonths(age))));
            }
            return new Row(
                    cohort,
                    customers,
                    before.setScale(Math.max(before.scale(), scale())),
                    cells,
                    cost == null ? List.of() : List.of(cost));
        }

        private int scale() {
            return profits.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        }
    }
}
