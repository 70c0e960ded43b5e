package com.econlytics.jdbc;

import com.econlytics.cohort.CustomerOrder;
import com.econlytics.cohort.ListedCustomer;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;

/** Reads the rows of a list of customers. */
final class ListedRows {
    /** What a customer is called, of {@code f}, {@code own} and {@code source}. */
    static final String SOURCE_ID = "cast(case f.customer_no when 0 then 'unattributed' when -1 then 'unallocated'"
            + " else coalesce(source.external_id, 'customer ' || f.customer_no) end as text) collate \"C\"";

    private ListedRows() {}

    /** A row, and the place where it stands. */
    record Placed(ListedCustomer row, ListCursor cursor) {
        static Placed of(ResultSet row, CustomerOrder order) throws SQLException {
            ListedCustomer listed = listed(row);
            return new Placed(
                    listed,
                    new ListCursor(order, row.getString("k"), listed.customer().number(), listed.currency()));
        }
    }

    static ListedCustomer listed(ResultSet row) throws SQLException {
        return new ListedCustomer(
                row.getString("source_id"),
                row.getObject("signed_up_on", LocalDate.class),
                new CustomerProfit(
                        new CustomerId(row.getLong("customer_no")),
                        money(row, "gross_receipts"),
                        money(row, "refunds"),
                        money(row, "disputes"),
                        money(row, "fees"),
                        money(row, "support"),
                        money(row, "other"),
                        money(row, "pending"),
                        exact(row, "tickets")));
    }

    /** The amount in a column, in the currency of the row. */
    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(exact(row, column), Currency.getInstance(row.getString("currency")));
    }

    static long exact(ResultSet row, String column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum.longValueExact();
    }
}
