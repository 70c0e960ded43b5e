package com.econlytics.examples.report;

import com.econlytics.cohort.ListedCustomer;
import com.econlytics.jdbc.SegmentSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A row of the report: one customer and currency, or a sum of them.
 *
 * @param customerId the id at its source, {@code unattributed} or {@code unallocated}
 * @param cohort the month of signup, {@code 2025-01}; empty if it is not known
 * @param signupDate the day of signup; empty if it is not known
 * @param currency ISO 4217; empty while nothing has a currency
 * @param amounts the figures
 * @param number the customer's opaque number; 0 or less if it is none's
 */
public record CustomerRow(
        String customerId, String cohort, String signupDate, String currency, Amounts amounts, long number) {
    public CustomerRow {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(cohort, "cohort");
        Objects.requireNonNull(signupDate, "signupDate");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(amounts, "amounts");
    }

    /** Whether it is a customer's, and neither unattributed nor unallocated. */
    public boolean isCustomer() {
        return number > 0;
    }

    static CustomerRow of(ListedCustomer row) {
        String date = row.findSignedUpOn().map(LocalDate::toString).orElse("");
        return new CustomerRow(
                row.sourceId(),
                date.isEmpty() ? "" : date.substring(0, 7),
                date,
                row.currency(),
                Amounts.of(row.profit()),
                row.customer().number());
    }

    static CustomerRow total(SegmentSum sum) {
        return new CustomerRow("total", "", "", sum.netProfit().currency().getCurrencyCode(), Amounts.of(sum), 0);
    }

    static CustomerRow of(ResultSet row) throws SQLException {
        return new CustomerRow(
                text(row, "customer_id"),
                text(row, "cohort"),
                text(row, "signup_date"),
                text(row, "currency"),
                Amounts.of(row),
                row.getLong("customer_no"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
