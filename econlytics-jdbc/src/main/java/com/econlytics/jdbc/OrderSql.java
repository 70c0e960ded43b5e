package com.econlytics.jdbc;

import com.econlytics.cohort.CustomerOrder;
import com.econlytics.cohort.CustomerOrder.Direction;

/**
 * The order of {@link CustomerOrder} as SQL over a relation {@code f} of figures, and what comes after a place in it. All of it is
 * chosen among texts that stand here.
 */
final class OrderSql {
    private final Sorted sorted;
    private final Direction direction;

    OrderSql(CustomerOrder order) {
        this.sorted = sorted(order.key());
        this.direction = order.direction();
    }

    /**
     * What rows are sorted by.
     *
     * @param join what {@code value} needs besides {@code f}
     * @param value the expression
     * @param type of its values, as a cursor's text is cast to it
     */
    private record Sorted(String join, String value, String type) {}

    /** What the expression of {@link #value} needs in the {@code from} clause. */
    String join() {
        return sorted.join;
    }

    /** What rows are sorted by first. */
    String value() {
        return sorted.value;
    }

    /** The order of rows with columns {@code k}, {@code customer_no} and {@code currency}. */
    String orderBy() {
        return "k " + (direction == Direction.ASCENDING ? "asc" : "desc")
                + " nulls last, customer_no, currency collate \"C\"";
    }

    /** The condition on such rows to come after the place that {@link ListCursor#bind} binds. */
    String after(boolean atNull) {
        String tie = "(customer_no, currency collate \"C\") > (:afterCustomer, :afterCurrency)";
        if (atNull) {
            return "k is null and " + tie;
        }
        String place = "cast(:afterValue as " + sorted.type + ")";
        String comparison = direction == Direction.ASCENDING ? " > " : " < ";
        return "(k" + comparison + place + " or (k = " + place + " and " + tie + ") or k is null)";
    }

    private static Sorted sorted(CustomerOrder.Key key) {
        return switch (key) {
            case SOURCE_ID ->
                new Sorted(
                        "\nleft join econlytics.party own on own.own_no = f.customer_no"
                                + " left join econlytics.party_source source on source.party_no = own.party_no",
                        ListedRows.SOURCE_ID,
                        "text");
            case SIGNUP_MONTH -> new Sorted("", "cast(date_trunc('month', f.signed_up_on) as date)", "date");
            case SIGNUP_DATE -> new Sorted("", "f.signed_up_on", "date");
            case REVENUE -> amount("revenue");
            case FEES -> amount("fees");
            case SUPPORT -> amount("support");
            case OTHER_COSTS -> amount("other");
            case PROFIT -> amount("profit");
            case TICKETS -> new Sorted("", "f.tickets", "numeric");
            case GROSS_RECEIPTS -> amount("gross_receipts");
            case REFUNDS -> amount("refunds");
            case DISPUTES -> amount("disputes");
            case CURRENCY -> new Sorted("", "f.currency collate \"C\"", "text");
            case PENDING -> amount("pending");
        };
    }

    private static Sorted amount(String figure) {
        return new Sorted("", "f." + figure + " * f.scale", "numeric");
    }
}
