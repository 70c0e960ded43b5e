package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A statement as a plain table: {@code period,account,amount,currency} and, if wanted, {@code name} and {@code group}.
 *
 * <p>A period is {@code 2026-06}, {@code 2026-Q2} or {@code 2026-01..2026-06}; a group is {@code income}, {@code cost of
 * goods sold}, {@code expenses}, {@code other income}, {@code other expenses} or {@code balance sheet}. Amounts are signed
 * as a statement has them: costs positive in groups of costs.
 *
 * <p>Example: {@code 2026-06,4000,1234.56,EUR}.
 */
public final class StatementCsv {
    private static final Columns COLUMNS =
            Columns.exactly(List.of("period", "account", "amount", "currency"), "name", "group");
    private static final Table<FinancialStatement.Row> TABLE = new Table<>(
            COLUMNS,
            StatementCsv::row,
            row -> row.account().id() + '\n' + row.period() + row.amount().currency(),
            "account, period and currency");

    private StatementCsv() {}

    /**
     * Reads the table in {@code path}; its title is its name.
     *
     * @param basis on which it is, which it does not say
     * @throws UnreadableFileException if it is no such table, or has an account twice in a period and currency
     */
    public static FinancialStatement read(Path path, FinancialStatement.Basis basis) {
        CsvRows.inspect(path);
        List<FinancialStatement.Row> rows = new ArrayList<>();
        Evidence evidence = TABLE.read(path, rows::add);
        requireOneGroup(rows, Cell.ofFile(evidence));
        return new FinancialStatement(evidence.file(), basis, rows, evidence);
    }

    private static void requireOneGroup(List<FinancialStatement.Row> rows, Cell file) {
        Map<String, BookAccount.Group> groups = new HashMap<>();
        for (FinancialStatement.Row row : rows) {
            BookAccount account = row.account();
            if (groups.merge(account.id(), account.group(), (known, same) -> known) != account.group()) {
                throw file.refuse("each account in one group", "two groups in rows of one account");
            }
        }
    }

    private static FinancialStatement.Row row(TableRow row) {
        MonthRange period = row.cell("period").months();
        String id = row.cell("account").word("the id of an account");
        Money amount = row.cell("amount").amount(row.cell("currency").currency());
        String name = row.textOf("name");
        row.find("name").ifPresent(Cell::printable);
        BookAccount account = new BookAccount(id, name.isEmpty() ? id : name, group(row));
        return new FinancialStatement.Row(account, period, amount);
    }

    private static BookAccount.Group group(TableRow row) {
        String stated = row.textOf("group").toLowerCase(Locale.ROOT).replace('_', ' ');
        if (stated.isEmpty()) {
            return BookAccount.Group.UNSTATED;
        }
        for (BookAccount.Group group : BookAccount.Group.values()) {
            if (group.toString().equals(stated)) {
                return group;
            }
        }
        throw row.cell("group").refuse("a group like income, cost of goods sold or expenses");
    }
}
