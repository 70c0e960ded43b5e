package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping.Place.Mapped;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What the books would have to book so that they agree with us: one balanced entry for each period, currency and cause.
 *
 * <p>Only causes that records show are proposed, and of these only those that the books can put right: a difference of basis,
 * or a source that is not connected, is no error of theirs. A line is adjusted on the account mapped to it, the first by id if
 * there are several. What the lines do not balance among themselves is put on an account for what is to be cleared.
 *
 * <p>Booked under their id as the document, they are known again and take back the cause that they correct.
 *
 * <p>Example: fees of 3.00 that were deducted from revenue debit fees 3.00 and credit revenue 3.00.
 *
 * @param entries in the order of period, currency and cause
 */
public record ProposedJournals(List<JournalEntry> entries) {
    public ProposedJournals {
        entries = List.copyOf(entries);
    }

    /**
     * The entries that would put the books right.
     *
     * @param reconciliation what was found
     * @param clearingAccount the id of the account of the books that takes what does not balance
     */
    public static ProposedJournals of(Reconciliation reconciliation, String clearingAccount) {
        if (clearingAccount.isBlank()) {
            throw new IllegalArgumentException(
                    "proposed entries need an account for what is to be cleared; name one of the books");
        }
        List<JournalEntry> entries = new ArrayList<>();
        for (PeriodComparison period : reconciliation.periods()) {
            for (Cause cause : Cause.values()) {
                if (cause.booksAreAdjusted()) {
                    entry(reconciliation.books().mapping(), period, cause, clearingAccount)
                            .ifPresent(entries::add);
                }
            }
        }
        return new ProposedJournals(entries);
    }

    private static Optional<JournalEntry> entry(
            AccountMapping mapping, PeriodComparison period, Cause cause, String clearingAccount) {
        List<JournalEntry.Line> lines = new ArrayList<>();
        Money left = Money.zero(period.currency());
        for (LineComparison line : period.lines()) {
            Money amount = line.amountOf(cause);
            if (!amount.isZero()) {
                lines.add(JournalEntry.Line.crediting(account(mapping, line.line()), memo(line, cause), amount));
                left = left.minus(amount);
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (!left.isZero()) {
            lines.add(JournalEntry.Line.crediting(clearingAccount, cause.toString(), left));
        }
        String id = id(period.period(), period.currency(), cause);
        return Optional.of(
                new JournalEntry(id, period.period().last().atEndOfMonth(), cause + " in " + period.period(), lines));
    }

    /** The id of a proposed entry: by it the books say, as the document, that they took the proposal. */
    static String id(MonthRange period, Currency currency, Cause cause) {
        return period + " " + currency + " " + cause;
    }

    private static String memo(LineComparison line, Cause cause) {
        long records = line.causes().stream()
                .filter(amount -> amount.cause() == cause)
                .mapToLong(amount -> amount.records().size())
                .sum();
        return cause + " on " + line.line() + ", " + records + " records";
    }

    private static String account(AccountMapping mapping, StatementLine line) {
        return mapping.places().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Mapped mapped
                        && mapped.line().equals(line))
                .map(entry -> entry.getKey())
                .min(TextOrder.CODE_POINT)
                .orElseThrow();
    }
}
