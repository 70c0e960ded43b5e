package com.econlytics.cohort;

import com.econlytics.customer.DatedAttribute;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule that puts each customer into one cohort.
 *
 * <p>Ages are counted from the start, in months of the company's books: what happened in the month of the start has age 0.
 * An attribute is looked at as it was known to hold at the start, so that no cohort is chosen by what came later.
 *
 * <p>Example: {@code Grouping.byAttribute("plan", Start.ACQUISITION)} groups by the plan at the first payment.
 *
 * @param start what a customer's time begins with
 * @param attribute whose value at the start names the cohort; null if the month of the start does
 */
public record Grouping(Start start, @Nullable String attribute) {
    public Grouping {
        Objects.requireNonNull(start, "start");
        if (attribute != null) {
            DatedAttribute.requireName(attribute);
        }
    }

    /** What a customer's time begins with. */
    public enum Start {
        /** The source of record created the customer; those who never paid are included. */
        SIGNUP,
        /** The first payment, see {@link Acquisition}. */
        ACQUISITION
    }

    /** By the month of signup. */
    public static Grouping bySignupMonth() {
        return new Grouping(Start.SIGNUP, null);
    }

    /** By the month of the first payment. */
    public static Grouping byAcquisitionMonth() {
        return new Grouping(Start.ACQUISITION, null);
    }

    /** By the value that an attribute had at the start. */
    public static Grouping byAttribute(String attribute, Start start) {
        return new Grouping(start, Objects.requireNonNull(attribute, "attribute"));
    }

    /** When the time of {@code customer} begins, if it has begun. */
    public Optional<Milestone> startOf(Profile customer) {
        return switch (start) {
            case SIGNUP -> customer.findSignup();
            case ACQUISITION -> customer.findAcquisition();
        };
    }

    /** The cohort of {@code customer}. */
    public Cohort cohortOf(Profile customer) {
        return startOf(customer).map(begun -> cohortOf(customer, begun)).orElseGet(() -> new Cohort.NotStarted(start));
    }

    private Cohort cohortOf(Profile customer, Milestone begun) {
        if (attribute == null) {
            return new Cohort.OfMonth(begun.month());
        }
        Optional<String> value = customer.attributes().valueAt(attribute, begun.at());
        return value.<Cohort>map(Cohort.OfValue::new).orElseGet(Cohort.WithoutValue::new);
    }
}
