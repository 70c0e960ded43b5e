package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.Objects;

/**
 * A part of a record in net revenue received that rests on less than a document.
 *
 * @param record the receipt, refund or dispute
 * @param customer who bears it
 * @param month in which month it counts
 * @param amount of net revenue, signed from the company's side
 */
public record RevenuePart(FactId record, CustomerId customer, YearMonth month, Money amount) {
    public RevenuePart {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(amount, "amount");
    }
}
