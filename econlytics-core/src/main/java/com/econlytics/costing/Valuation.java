package com.econlytics.costing;

import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.util.Objects;
import java.util.Optional;

/** What the cost model says about the cost of one activity. */
public sealed interface Valuation {
    /** The cost, positive; empty if the activity is not priced by itself. */
    default Optional<Money> price() {
        return Optional.empty();
    }

    /**
     * It has a price.
     *
     * <p>Example: 840 tracked seconds at 60.00 an hour: {@code units} 840, {@code unitsAboveCap} 0, cost 14.00.
     *
     * @param basis the basis in force when the work was done
     * @param rate the rate in force then
     * @param units how many units of the rate's driver are priced
     * @param unitsAboveCap how many more the source named, and which cost nothing because of the basis's cap
     */
    record AtRate(CostBasis basis, DriverRate rate, long units, long unitsAboveCap) implements Valuation {
        public AtRate {
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(rate, "rate");
        }

        /** The cost, positive, rounded half to even to a minor unit. */
        public Money cost() {
            return rate.costOf(units);
        }

        @Override
        public Optional<Money> price() {
            return Optional.of(cost());
        }

        /** Whether the cost is an estimate, because elapsed time stands for labour. */
        public boolean isEstimate() {
            return rate.driver().equals(Driver.BUSINESS_SECOND);
        }

        /** Whether the cost is taken over from the payroll. */
        public boolean absorbsPayroll() {
            return basis.method() == CostBasis.Method.PRACTICAL_CAPACITY;
        }
    }

    /**
     * It is counted, and its cost is a share of the payroll pool, which is allocated as a whole.
     *
     * @param basis the basis in force when the work was done
     */
    record InPool(CostBasis basis) implements Valuation {
        public InPool {
            Objects.requireNonNull(basis, "basis");
        }
    }

    /** It is pending: no basis or no rate was in force for any driver it names. */
    record NoRate() implements Valuation {}
}
