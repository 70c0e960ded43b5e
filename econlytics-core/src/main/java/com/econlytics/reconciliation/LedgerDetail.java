package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The entries behind a statement, as the general ledger of the books lists them.
 *
 * @param covers the months whose entries are all in it
 * @param entries in the order of the file
 * @param evidence the file it was read from
 */
public record LedgerDetail(MonthRange covers, List<Entry> entries, Evidence evidence) {
    /** No entries to look at: it covers no month that books are kept for. */
    public static final LedgerDetail NONE =
            new LedgerDetail(MonthRange.of(MonthRange.ALL.first()), List.of(), new Evidence("none", "0".repeat(64)));

    public LedgerDetail {
        Objects.requireNonNull(covers, "covers");
        Objects.requireNonNull(evidence, "evidence");
        entries = List.copyOf(entries);
    }

    /** Whether all entries of {@code period} are in it. */
    public boolean coversAll(MonthRange period) {
        return covers.contains(period.first()) && covers.contains(period.last());
    }

    /**
     * One entry on one account.
     *
     * @param id which entry: the number of its line in the file, or the system's own
     * @param date on which the books have it
     * @param account the id of the account, as the statement has it
     * @param document the number of the document, such as {@code ch_1}, {@code po_1} or an invoice; empty if none
     * @param memo what is written on it; empty if nothing is
     * @param amount signed as the statement has it: a cost is positive on an account of costs
     */
    public record Entry(String id, LocalDate date, String account, String document, String memo, Money amount) {
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(memo, "memo");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
