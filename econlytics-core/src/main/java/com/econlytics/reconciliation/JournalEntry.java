package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An entry for the company's books: debits and credits that are equal, in one currency.
 *
 * @param id tells it from others of its journal
 * @param date on which the books should have it
 * @param memo why it is made
 * @param lines at least two
 */
public record JournalEntry(String id, LocalDate date, String memo, List<Line> lines) {
    public JournalEntry {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(memo, "memo");
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("journal entry " + id + " has " + lines.size()
                    + " lines; what is debited must be credited somewhere");
        }
        Money debit = lines.stream().map(Line::debit).reduce(Money::plus).orElseThrow();
        Money credit = lines.stream().map(Line::credit).reduce(Money::plus).orElseThrow();
        if (!debit.equals(credit)) {
            throw new IllegalArgumentException(
                    "journal entry " + id + " debits " + debit + " and credits " + credit + "; make them equal");
        }
    }

    /**
     * One line: a debit or a credit.
     *
     * @param account the id of an account of the books
     * @param memo what it is for
     * @param debit 0 if it is a credit
     * @param credit 0 if it is a debit
     */
    public record Line(String account, String memo, Money debit, Money credit) {
        public Line {
            Objects.requireNonNull(memo, "memo");
            boolean oneSided = debit.isZero() != credit.isZero() && !debit.isNegative() && !credit.isNegative();
            if (account.isBlank() || !oneSided) {
                throw new IllegalArgumentException(
                        "a line on account '" + account + "' debits " + debit + " and credits " + credit
                                + "; name an account, and debit it or credit it with a positive amount");
            }
        }

        /** The line that credits {@code amount}, or debits it if it is negative. */
        public static Line crediting(String account, String memo, Money amount) {
            Money zero = Money.zero(amount.currency());
            return amount.isNegative()
                    ? new Line(account, memo, amount.negated(), zero)
                    : new Line(account, memo, zero, amount);
        }
    }
}
