package com.econlytics.jdbc;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Balances that are not the sum of their lines, some thousands at a time, and by how much. */
final class BalanceCheck {
    private static final int MOST = 10_000;

    private final List<Off> off;

    private BalanceCheck(List<Off> off) {
        this.off = off;
    }

    static BalanceCheck of(Handle handle) {
        return new BalanceCheck(handle.createQuery("""
                        select customer_no, month, origin, account, unit, sum(amount)::bigint as lacking from (
                            select customer_no, month, origin, account, unit, amount from econlytics.line
                            union all
                            select customer_no, month, origin, account, unit, -amount from econlytics.balance) both_sides
                        group by customer_no, month, origin, account, unit having sum(amount) <> 0 limit :most""")
                .bind("most", MOST)
                .map((row, context) -> new Off(
                        row.getLong("customer_no"),
                        row.getObject("month", LocalDate.class),
                        row.getObject("origin", LocalDate.class),
                        row.getString("account"),
                        row.getString("unit"),
                        row.getLong("lacking")))
                .list());
    }

    boolean isEmpty() {
        return off.isEmpty();
    }

    /** Adds what is lacking, and returns how many balances that were. */
    int repair(Handle handle) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.balance as b"
                + " (customer_no, month, origin, account, unit, amount)"
                + " values (:customer, :month, :origin, :account, :unit, :lacking)"
                + " on conflict (customer_no, month, origin, account, unit)"
                + " do update set amount = b.amount + excluded.amount");
        off.forEach(balance -> rows.bind("customer", balance.customer)
                .bind("month", balance.month)
                .bind("origin", balance.origin)
                .bind("account", balance.account)
                .bind("unit", balance.unit)
                .bind("lacking", balance.lacking)
                .add());
        rows.execute();
        handle.execute("delete from econlytics.balance where amount = 0");
        return off.size();
    }

    private record Off(long customer, LocalDate month, LocalDate origin, String account, String unit, long lacking) {}
}
