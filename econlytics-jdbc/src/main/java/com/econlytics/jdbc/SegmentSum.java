package com.econlytics.jdbc;

import com.econlytics.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What the rows of one place of the company add up to in one currency. The sums of all places are the company's.
 *
 * <p>Signs are those of a row: costs, refunds and disputes are positive.
 *
 * @param place whose rows
 * @param rows how many
 * @param grossReceipts what was received
 * @param refunds what was given back
 * @param disputes what was withdrawn by disputes
 * @param fees processing, dispute, platform and account fees
 * @param supportCost the cost of support work
 * @param otherCosts all other costs
 * @param pending received and not counted yet
 * @param tickets how many support tickets
 */
public record SegmentSum(
        Place place,
        long rows,
        Money grossReceipts,
        Money refunds,
        Money disputes,
        Money fees,
        Money supportCost,
        Money otherCosts,
        Money pending,
        long tickets) {
    public SegmentSum {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(grossReceipts, "grossReceipts");
    }

    /** The places into which a segment divides a company. */
    public enum Place {
        /** The customers of the segment. */
        SEGMENT,
        /** All other customers. */
        OTHERS,
        /** What is one customer's, not known whose. */
        UNATTRIBUTED,
        /** What is shared. */
        UNALLOCATED
    }

    /** Net revenue: gross receipts less refunds and disputes. */
    public Money totalRevenue() {
        return grossReceipts.minus(refunds).minus(disputes);
    }

    /** Customer profit. */
    public Money netProfit() {
        return totalRevenue().minus(fees).minus(supportCost).minus(otherCosts);
    }

    /** The sum of two places in one currency, under the name of this one. */
    public SegmentSum plus(SegmentSum other) {
        return new SegmentSum(
                place,
                Math.addExact(rows, other.rows),
                grossReceipts.plus(other.grossReceipts),
                refunds.plus(other.refunds),
                disputes.plus(other.disputes),
                fees.plus(other.fees),
                supportCost.plus(other.supportCost),
                otherCosts.plus(other.otherCosts),
                pending.plus(other.pending),
                Math.addExact(tickets, other.tickets));
    }

    static SegmentSum of(ResultSet row) throws SQLException {
        return new SegmentSum(
                Place.valueOf(row.getString("place")),
                row.getLong("row_count"),
                ListedRows.money(row, "gross_receipts"),
                ListedRows.money(row, "refunds"),
                ListedRows.money(row, "disputes"),
                ListedRows.money(row, "fees"),
                ListedRows.money(row, "support"),
                ListedRows.money(row, "other"),
                ListedRows.money(row, "pending"),
                ListedRows.exact(row, "tickets"));
    }
}
