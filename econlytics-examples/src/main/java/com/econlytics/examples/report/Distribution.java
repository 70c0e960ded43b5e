package com.econlytics.examples.report;

import com.econlytics.cohort.WhaleCurve;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How profit is spread over customers, in one currency and over all months.
 *
 * @param heading of what state this is
 * @param currencies of the figures
 * @param customers all of them, from the largest profit to the largest loss
 * @param curve their running total; null if there is nobody
 */
public record Distribution(
        Heading heading,
        Currencies currencies,
        List<Customer> customers,
        @Nullable WhaleCurve curve) {
    private static final int MOST_BINS = 24;
    private static final int MOST_POINTS = 200;
    private static final double TAIL = 0.01;

    public Distribution {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(currencies, "currencies");
        customers = List.copyOf(customers);
    }

    /**
     * One customer.
     *
     * @param number the opaque number
     * @param revenue gross receipts less refunds and disputes
     * @param costToServe fees, support and other costs, positive
     * @param profit what is left
     */
    public record Customer(long number, Money revenue, Money costToServe, Money profit) {}

    /**
     * A range of profits.
     *
     * @param from the least profit in it
     * @param below the least profit above it
     * @param customers how many are in it
     * @param reach whether it holds all that lie further out, too
     */
    public record Bin(Money from, Money below, int customers, Reach reach) {}

    /** How far a range reaches. */
    public enum Reach {
        /** From its lower bound to its upper one. */
        BOUNDED,
        /** To any loss, however large. */
        ALL_BELOW,
        /** To any profit, however large. */
        ALL_ABOVE
    }

    /** Reads it in one snapshot. */
    public static Distribution read(Handle handle, Heading heading, MonthFilter filter) {
        Currencies currencies = Currencies.read(handle, filter.currency());
        if (currencies.shown().isEmpty()) {
            return new Distribution(heading, currencies, List.of(), null);
        }
        Currency currency = Currency.getInstance(currencies.shown());
        List<Customer> customers = handle.createQuery("""
                        select customer_no, total_revenue, total_fees + support_cost + other_costs as cost, net_profit
                        from econlytics_report.customer_profitability
                        where customer_no > 0 and currency = :currency order by net_profit desc, customer_no""")
                .bind("currency", currencies.shown())
                .map((row, context) -> new Customer(
                        row.getLong("customer_no"),
                        Money.ofMajor(row.getBigDecimal("total_revenue"), currency),
                        Money.ofMajor(row.getBigDecimal("cost"), currency),
                        Money.ofMajor(row.getBigDecimal("net_profit"), currency)))
                .list();
        return new Distribution(heading, currencies, customers, curve(currency, customers));
    }

    private static @Nullable WhaleCurve curve(Currency currency, List<Customer> customers) {
        List<WhaleCurve.Rank> ranks = new ArrayList<>();
        Money total = Money.zero(currency);
        for (Customer customer : customers) {
            total = total.plus(customer.profit());
            ranks.add(new WhaleCurve.Rank(new CustomerId(customer.number()), customer.profit(), total));
        }
        return ranks.isEmpty() ? null : new WhaleCurve(currency, ranks);
    }

    /** At most 200 places of the curve; its beginning, its peak and its end are among them. */
    public List<WhaleCurve.Point> points() {
        if (curve == null) {
            return List.of();
        }
        int last = curve.ranks().size();
        TreeSet<Integer> places = new TreeSet<>(List.of(0, curve.peak().customers(), last));
        int inner = MOST_POINTS - places.size();
        for (int i = 1; i < inner; i++) {
            places.add((int) ((long) last * i / inner));
        }
        return places.stream().map(curve::at).toList();
    }

    /** At most 200 customers: every so many in the order of profit, with the first and the last. */
    public List<Customer> sample() {
        if (customers.size() <= MOST_POINTS) {
            return customers;
        }
        List<Customer> sample = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            sample.add(customers.get((int) ((long) (customers.size() - 1) * i / (MOST_POINTS - 1))));
        }
        return sample;
    }

    /**
     * How many customers are in each range of profit. All ranges are of one width, and 0 is where two of them meet. What lies
     * further out than all but a hundredth at either end is in the first or the last.
     */
    public List<Bin> bins() {
        if (customers.isEmpty()) {
            return List.of();
        }
        Currency currency = customers.get(0).profit().currency();
        int tail = (int) (customers.size() * TAIL);
        long least = minor(customers.size() - 1 - tail);
        long greatest = minor(tail);
        long width = width(Math.min(least, 0), Math.max(greatest, 0));
        long first = Math.floorDiv(least, width);
        long last = Math.floorDiv(greatest, width);
        List<Bin> bins = new ArrayList<>();
        for (long bin = first; bin <= last; bin++) {
            long place = bin;
            int count = (int) customers.stream()
                    .mapToLong(customer -> Math.floorDiv(customer.profit().amountMinor(), width))
                    .map(at -> Math.min(Math.max(at, first), last))
                    .filter(at -> at == place)
                    .count();
            Reach reach = bin == first && minor(customers.size() - 1) < first * width
                    ? Reach.ALL_BELOW
                    : bin == last && minor(0) >= (last + 1) * width ? Reach.ALL_ABOVE : Reach.BOUNDED;
            bins.add(new Bin(new Money(bin * width, currency), new Money((bin + 1) * width, currency), count, reach));
        }
        return bins;
    }

    private long minor(int rank) {
        return customers.get(rank).profit().amountMinor();
    }

    /** The least of 1, 2, 5, 10, 20 ... minor units that needs no more than {@link #MOST_BINS} ranges. */
    private static long width(long least, long greatest) {
        long range = Math.max(1, Math.subtractExact(greatest, least));
        long power = 1;
        while (true) {
            for (long step : new long[] {1, 2, 5}) {
                if (range / (step * power) < MOST_BINS - 1) {
                    return step * power;
                }
            }
            power = Math.multiplyExact(power, 10);
        }
    }
}
