package com.econlytics.cohort;

import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.Objects;

/**
 * What a cohort had brought in by one age.
 *
 * <p>A cell counts the customers who have reached the age within the complete data, and only those: in numerator and
 * denominator alike. In a cohort of one month these are all or none. In a cohort that pools several months they become
 * fewer with age, so that cells of different ages may speak of different customers; how many is printed with each cell.
 *
 * <p>Example: two customers, 29.00 received at age 0 and 10.00 given back at age 2: at age 2 the cohort brought in −10.00,
 * 19.00 so far, 9.50 per customer.
 *
 * @param age months since the start; 0 is the month of the start
 * @param customers how many have reached this age, 1 or more, whether or not anything happened to them
 * @param atThisAge what happened at this age, refunds of earlier sales included
 * @param soFar everything up to and including this age, what came before the start included
 */
public record CohortCell(int age, int customers, Margins atThisAge, Margins soFar) {
    public CohortCell {
        Objects.requireNonNull(atThisAge, "atThisAge");
        Objects.requireNonNull(soFar, "soFar");
        if (customers < 1) {
            throw new IllegalArgumentException(
                    "age " + age + " has been reached by " + customers + " customers; leave an immature cell out");
        }
    }

    /** Cumulative customer profit per customer, in minor units, exact. */
    public Ratio profitPerCustomer() {
        return perCustomer(soFar.profit().amountMinor(), customers);
    }

    /** Cumulative net revenue per customer, in minor units, exact. */
    public Ratio revenuePerCustomer() {
        return perCustomer(soFar.revenue().amountMinor(), customers);
    }

    static Ratio perCustomer(long amountMinor, int customers) {
        return new Ratio(BigInteger.valueOf(amountMinor), BigInteger.valueOf(customers));
    }
}
