package com.econlytics.examples.report;

import com.econlytics.cohort.CustomerOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column of the report, named as in the view. */
public enum Column {
    /** The customer's id at its source, {@code unattributed} or {@code unallocated}. */
    CUSTOMER_ID(Kind.TEXT, CustomerOrder.Key.SOURCE_ID),
    /** The month of signup. */
    COHORT(Kind.TEXT, CustomerOrder.Key.SIGNUP_MONTH),
    /** The day of signup. */
    SIGNUP_DATE(Kind.TEXT, CustomerOrder.Key.SIGNUP_DATE),
    /** Gross receipts less refunds and disputes. */
    TOTAL_REVENUE(Kind.AMOUNT, CustomerOrder.Key.REVENUE),
    /** Fees. */
    TOTAL_FEES(Kind.AMOUNT, CustomerOrder.Key.FEES),
    /** The cost of support. */
    SUPPORT_COST(Kind.AMOUNT, CustomerOrder.Key.SUPPORT),
    /** All other costs. */
    OTHER_COSTS(Kind.AMOUNT, CustomerOrder.Key.OTHER_COSTS),
    /** What is left. */
    NET_PROFIT(Kind.AMOUNT, CustomerOrder.Key.PROFIT),
    /** How many tickets. */
    TICKETS(Kind.COUNT, CustomerOrder.Key.TICKETS),
    /** What was received. */
    GROSS_RECEIPTS(Kind.AMOUNT, CustomerOrder.Key.GROSS_RECEIPTS),
    /** What was given back. */
    REFUNDS(Kind.AMOUNT, CustomerOrder.Key.REFUNDS),
    /** What was disputed. */
    DISPUTES(Kind.AMOUNT, CustomerOrder.Key.DISPUTES),
    /** The currency of the row. */
    CURRENCY(Kind.TEXT, CustomerOrder.Key.CURRENCY),
    /** Received and not counted yet. */
    PENDING(Kind.AMOUNT, CustomerOrder.Key.PENDING);

    private final Kind kind;
    private final CustomerOrder.Key key;

    Column(Kind kind, CustomerOrder.Key key) {
        this.kind = kind;
        this.key = key;
    }

    /** What a column holds. */
    public enum Kind {
        /** Words from a source. */
        TEXT,
        /** Money in major units. */
        AMOUNT,
        /** A whole number. */
        COUNT
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** What it means to order rows by it. */
    CustomerOrder.Key key() {
        return key;
    }

    /** Its name in the view. */
    public String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its value in a row, as a plain text. */
    public String valueIn(CustomerRow row) {
        Amounts amounts = row.amounts();
        return switch (this) {
            case CUSTOMER_ID -> row.customerId();
            case COHORT -> row.cohort();
            case SIGNUP_DATE -> row.signupDate();
            case TOTAL_REVENUE -> amounts.totalRevenue().toPlainString();
            case TOTAL_FEES -> amounts.totalFees().toPlainString();
            case SUPPORT_COST -> amounts.supportCost().toPlainString();
            case OTHER_COSTS -> amounts.otherCosts().toPlainString();
            case NET_PROFIT -> amounts.netProfit().toPlainString();
            case TICKETS -> Long.toString(amounts.tickets());
            case GROSS_RECEIPTS -> amounts.grossReceipts().toPlainString();
            case REFUNDS -> amounts.refunds().toPlainString();
            case DISPUTES -> amounts.disputes().toPlainString();
            case CURRENCY -> row.currency();
            case PENDING -> amounts.pending().toPlainString();
        };
    }

    /** The column of that name. */
    public static Optional<Column> find(String viewName) {
        return Stream.of(values())
                .filter(column -> column.viewName().equals(viewName))
                .findFirst();
    }
}
