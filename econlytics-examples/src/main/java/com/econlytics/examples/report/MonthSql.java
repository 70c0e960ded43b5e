package com.econlytics.examples.report;

/** How sums over months of customers are written in SQL, with the columns that {@link Amounts} reads. */
final class MonthSql {
    /** The months of all customers, {@code m}, with the digits of their currency, {@code d}. */
    static final String MONTHS = """
            from (select m.*, coalesce(c.minor_digits, 0) as d
                  from econlytics.customer_month m left join econlytics.currency c on c.code = m.currency
                  where m.generation_no = (select generation_no from econlytics.generation where state = 'CURRENT')) m
            """;
    /** Their sums in major units, of rows with the same digits. */
    static final String SUMS = """
            econlytics.major(sum(m.gross_receipts + m.refunds + m.disputes), max(m.d)) as total_revenue,
            econlytics.major(-sum(m.fees), max(m.d)) as total_fees,
            econlytics.major(-sum(m.support), max(m.d)) as support_cost,
            econlytics.major(-sum(m.other_costs), max(m.d)) as other_costs,
            econlytics.major(sum(m.gross_receipts + m.refunds + m.disputes + m.fees + m.support + m.other_costs), max(m.d))
                as net_profit,
            coalesce(sum(m.tickets), 0)::bigint as tickets,
            econlytics.major(sum(m.gross_receipts), max(m.d)) as gross_receipts,
            econlytics.major(-sum(m.refunds), max(m.d)) as refunds,
            econlytics.major(-sum(m.disputes), max(m.d)) as disputes,
            econlytics.major(sum(m.pending), max(m.d)) as pending
            """;
    /** What a customer's month leaves, in minor units. */
    static final String PROFIT = "m.gross_receipts + m.refunds + m.disputes + m.fees + m.support + m.other_costs";

    private MonthSql() {}
}
