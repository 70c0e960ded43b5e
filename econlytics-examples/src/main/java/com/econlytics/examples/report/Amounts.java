package com.econlytics.examples.report;

import com.econlytics.jdbc.SegmentSum;
import com.econlytics.pnl.CustomerProfit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The figures of a row or of a sum of rows, in major units of one currency; costs, refunds and disputes are positive.
 *
 * @param totalRevenue gross receipts less refunds and disputes
 * @param totalFees fees
 * @param supportCost the cost of support
 * @param otherCosts all other costs
 * @param netProfit total revenue less fees, support cost and other costs
 * @param tickets how many tickets
 * @param grossReceipts what was received
 * @param refunds what was given back
 * @param disputes what was disputed
 * @param pending received and not counted yet
 */
public record Amounts(
        BigDecimal totalRevenue,
        BigDecimal totalFees,
        BigDecimal supportCost,
        BigDecimal otherCosts,
        BigDecimal netProfit,
        long tickets,
        BigDecimal grossReceipts,
        BigDecimal refunds,
        BigDecimal disputes,
        BigDecimal pending) {
    static Amounts of(CustomerProfit row) {
        return new Amounts(
                row.totalRevenue().toMajor(),
                row.totalFees().toMajor(),
                row.supportCost().toMajor(),
                row.otherCosts().toMajor(),
                row.netProfit().toMajor(),
                row.tickets(),
                row.grossReceipts().toMajor(),
                row.refunds().toMajor(),
                row.disputes().toMajor(),
                row.pending().toMajor());
    }

    static Amounts of(SegmentSum sum) {
        return new Amounts(
                sum.totalRevenue().toMajor(),
                sum.fees().toMajor(),
                sum.supportCost().toMajor(),
                sum.otherCosts().toMajor(),
                sum.netProfit().toMajor(),
                sum.tickets(),
                sum.grossReceipts().toMajor(),
                sum.refunds().toMajor(),
                sum.disputes().toMajor(),
                sum.pending().toMajor());
    }

    static Amounts of(ResultSet row) throws SQLException {
        return new Amounts(
                row.getBigDecimal("total_revenue"),
                row.getBigDecimal("total_fees"),
                row.getBigDecimal("support_cost"),
                row.getBigDecimal("other_costs"),
                row.getBigDecimal("net_profit"),
                row.getLong("tickets"),
                row.getBigDecimal("gross_receipts"),
                row.getBigDecimal("refunds"),
                row.getBigDecimal("disputes"),
                row.getBigDecimal("pending"));
    }
}
