package com.econlytics.columnar;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.Valuation;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Quantity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Work in columns, to be priced again and again by other cost models: what would all tickets cost at another rate, on another basis?
 *
 * <p>Work that is alike but for its customer, time and quantities has one shape. A model is asked once for each shape and each span in which
 * none of its prices begins, and never for a single activity.
 *
 * <p>Example: {@code ColumnarActivities.builder().add(customer, ticket).build().price(costs).costOf(customer)}.
 */
public final class ColumnarActivities {
    private static final List<Driver> PRICED = List.of(Driver.TICKET, Driver.AGENT_SECOND, Driver.BUSINESS_SECOND);

    private final long[] customers;
    private final List<Activity> shapes;
    private final int[] customerOf;
    private final int[] shapeOf;
    private final long[] microsOf;
    private final long[][] quantities;

    private ColumnarActivities(Builder builder) {
        this.customers = builder.customers.toArray();
        this.shapes = List.copyOf(builder.shapes);
        this.customerOf = Arrays.copyOf(builder.customerOf, builder.size);
        this.shapeOf = Arrays.copyOf(builder.shapeOf, builder.size);
        this.microsOf = Arrays.copyOf(builder.microsOf, builder.size);
        this.quantities = Arrays.stream(builder.quantities)
                .map(column -> Arrays.copyOf(column, builder.size))
                .toArray(long[][]::new);
    }

    /** Takes work one by one. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many activities there are. */
    public int size() {
        return customerOf.length;
    }

    /**
     * What each customer's work costs by {@code costs}, each activity rounded as {@link CostModel#priceOf} rounds it.
     *
     * @throws ArithmeticException if a sum exceeds 64 bits
     */
    public PricedWork price(CostModel costs) {
        long[] starts = starts(costs);
        Valuation[][] valuations = new Valuation[shapes.size()][starts.length + 1];
        PricedWork.Sums sums = new PricedWork.Sums(customers.length);
        for (int activity = 0; activity < customerOf.length; activity++) {
            int span = spanOf(starts, microsOf[activity]);
            Valuation[] ofShape = valuations[shapeOf[activity]];
            if (ofShape[span] == null) {
                ofShape[span] = costs.value(like(shapes.get(shapeOf[activity]), microsOf[activity]));
            }
            sums.add(customerOf[activity], ofShape[span], cost(ofShape[span], activity));
        }
        return PricedWork.of(costs.currency(), customers, sums);
    }

    private long cost(Valuation valuation, int activity) {
        if (!(valuation instanceof Valuation.AtRate rate)) {
            return 0;
        }
        Driver driver = rate.rate().driver();
        long named = quantities[PRICED.indexOf(driver)][activity];
        long tickets = quantities[PRICED.indexOf(Driver.TICKET)][activity];
        return rate.rate().costOf(rate.basis().counted(driver, named, tickets)).amountMinor();
    }

    /** The first instants at which anything begins to be in force. */
    private static long[] starts(CostModel costs) {
        return Stream.concat(
                        costs.bases().stream().map(basis -> basis.validFrom()),
                        costs.rates().stream().map(rate -> rate.validFrom()))
                .flatMapToLong(start -> LongStream.of(micros(start)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int spanOf(long[] starts, long micros) {
        int found = Arrays.binarySearch(starts, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Activity like(Activity shape, long micros) {
        return new Activity(
                shape.id(),
                shape.revision(),
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                shape.party(),
                shape.account(),
                shape.quantities(),
                shape.attributes());
    }

    /** Takes activities, in any order. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1 << 10;

        private final CustomerNumbers customers = new CustomerNumbers();
        private final Map<Shape, Integer> shapeNumbers = new HashMap<>();
        private final List<Activity> shapes = new ArrayList<>();
        private int[] customerOf = new int[FIRST_CAPACITY];
        private int[] shapeOf = new int[FIRST_CAPACITY];
        private long[] microsOf = new long[FIRST_CAPACITY];
        private long[][] quantities = new long[PRICED.size()][FIRST_CAPACITY];
        private int size;

        /** What a cost model looks at, but for time and quantities. */
        private record Shape(Set<Driver> named, SortedMap<String, String> attributes) {}

        private Builder() {}

        /**
         * Adds work that is counted for {@code customer}; work that is not to be priced is left out, see {@link CostModel#prices}.
         */
        public Builder add(CustomerId customer, Activity activity) {
            if (CostModel.prices(activity)) {
                if (size == customerOf.length) {
                    grow();
                }
                customerOf[size] = customers.indexOf(customer.number());
                shapeOf[size] = shapeNumbers.computeIfAbsent(shape(activity), unseen -> {
                    shapes.add(activity);
                    return shapes.size() - 1;
                });
                microsOf[size] = micros(activity.occurredAt());
                for (int driver = 0; driver < PRICED.size(); driver++) {
                    quantities[driver][size] = activity.quantityOf(PRICED.get(driver));
                }
                size++;
            }
            return this;
        }

        /** The columns of what was added. */
        public ColumnarActivities build() {
            return new ColumnarActivities(this);
        }

        private static Shape shape(Activity activity) {
            return new Shape(
                    activity.quantities().stream().map(Quantity::driver).collect(Collectors.toSet()),
                    activity.attributes());
        }

        private void grow() {
            int capacity = Math.multiplyExact(2, size);
            customerOf = Arrays.copyOf(customerOf, capacity);
            shapeOf = Arrays.copyOf(shapeOf, capacity);
            microsOf = Arrays.copyOf(microsOf, capacity);
            for (int driver = 0; driver < quantities.length; driver++) {
                quantities[driver] = Arrays.copyOf(quantities[driver], capacity);
            }
        }
    }
}
