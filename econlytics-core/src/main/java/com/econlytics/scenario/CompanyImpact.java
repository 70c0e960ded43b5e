package com.econlytics.scenario;

import com.econlytics.money.Money;

/**
 * What a scenario does to the profit of the company in one currency.
 *
 * <p>Example: the books stand at 100.00; 2.00 of it stands only because a month was closed; before 98.00, after 91.00, a
 * change of −7.00.
 *
 * @param booked the profit of the books as they stand
 * @param before the profit of the same facts without the change, as if no month were closed
 * @param after the profit with the change
 */
public record CompanyImpact(Money booked, Money before, Money after) {
    public CompanyImpact {
        if (!booked.currency().equals(before.currency()) || !before.currency().equals(after.currency())) {
            throw new IllegalArgumentException("the company's profit is " + booked + " in the books, " + before
                    + " before and " + after + " after; compare amounts of one currency");
        }
    }

    /** After less before: positive if the company earns more. */
    public Money change() {
        return after.minus(before);
    }

    /** Before less booked: what differs from the books because the scenario ignores closings. */
    public Money setAside() {
        return before.minus(booked);
    }
}
