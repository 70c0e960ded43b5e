package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The entries behind a statement as a plain table: {@code date,account,document,memo,amount,currency}.
 *
 * <p>Amounts are signed as the statement has them. Two equal rows are two entries; each has the number of its line as id.
 *
 * <p>Example: {@code 2026-06-30,6100,po_1,Stripe fees,12.34,EUR}.
 */
public final class LedgerDetailCsv {
    private static final Columns COLUMNS =
            Columns.exactly(List.of("date", "account", "document", "memo", "amount", "currency"));

    private LedgerDetailCsv() {}

    /**
     * Reads the table in {@code path}, of at most 32 MiB, into one value.
     *
     * @param covers the months whose entries are all in it
     * @throws UnreadableFileException if it is no such table, or has an entry of another month
     */
    public static LedgerDetail read(Path path, MonthRange covers) {
        CsvRows.inspect(path);
        List<LedgerDetail.Entry> entries = new ArrayList<>();
        Evidence evidence = read(path, covers, entries::add);
        return new LedgerDetail(covers, entries, evidence);
    }

    /** The same for a file of any size: its entries one by one, after all were looked at. */
    public static Evidence read(Path path, MonthRange covers, Consumer<LedgerDetail.Entry> sink) {
        Table<LedgerDetail.Entry> table =
                new Table<>(COLUMNS, row -> entry(row, covers), LedgerDetail.Entry::id, "line");
        return table.read(path, sink);
    }

    private static LedgerDetail.Entry entry(TableRow row, MonthRange covers) {
        LocalDate date = row.cell("date").date();
        if (!covers.contains(YearMonth.from(date))) {
            throw row.cell("date").refuse("a date in " + covers);
        }
        Money amount = row.cell("amount").amount(row.cell("currency").currency());
        return new LedgerDetail.Entry(
                Long.toString(row.row().line()),
                date,
                row.cell("account").word("the id of an account"),
                row.cell("document").trimmed(),
                row.cell("memo").trimmed(),
                amount);
    }
}
