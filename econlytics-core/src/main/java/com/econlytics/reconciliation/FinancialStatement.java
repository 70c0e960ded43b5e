package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a company's books say about its accounts, period by period: a profit and loss as the bookkeeping system wrote it,
 * without its totals.
 *
 * <p>Amounts are signed as the statement has them: income positive, and costs positive in the groups of costs.
 *
 * @param title who and what it says it is
 * @param basis when the books count revenue, as the statement says
 * @param rows one for each account and period; what is blank has no row
 * @param evidence the file it was read from
 */
public record FinancialStatement(String title, Basis basis, List<Row> rows, Evidence evidence) {
    public FinancialStatement {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(evidence, "evidence");
        rows = List.copyOf(rows);
        Set<List<Object>> seen = new HashSet<>();
        Map<String, BookAccount.Group> groups = new HashMap<>();
        for (Row row : rows) {
            BookAccount account = row.account();
            BookAccount.Group group = groups.merge(account.id(), account.group(), (known, same) -> known);
            if (group != account.group()) {
                throw new IllegalArgumentException("account " + account.id() + " of the books is in the group of "
                        + group + " and in that of " + account.group() + ", which have other signs; give them two ids");
            }
            List<Object> key =
                    List.of(row.account().id(), row.period(), row.amount().currency());
            if (!seen.add(key)) {
                throw new IllegalArgumentException("account " + row.account().id() + " of the books has two amounts in "
                        + row.amount().currency() + " for " + row.period() + "; state one, or add them up");
            }
        }
    }

    /** When books count revenue. */
    public enum Basis {
        /** When it is earned. */
        ACCRUAL,
        /** When it is paid. */
        CASH,
        /** The statement does not say. */
        UNSTATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One account in one period.
     *
     * @param account which one
     * @param period whole months
     * @param amount as the statement has it
     */
    public record Row(BookAccount account, MonthRange period, Money amount) {
        public Row {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The periods it has amounts for, in order. */
    public List<MonthRange> periods() {
        List<MonthRange> periods =
                new ArrayList<>(rows.stream().map(Row::period).distinct().toList());
        periods.sort((one, other) -> one.first().equals(other.first())
                ? one.last().compareTo(other.last())
                : one.first().compareTo(other.first()));
        return List.copyOf(periods);
    }

    /** Its accounts, in order. */
    public List<BookAccount> accounts() {
        return rows.stream().map(Row::account).distinct().sorted().toList();
    }
}
