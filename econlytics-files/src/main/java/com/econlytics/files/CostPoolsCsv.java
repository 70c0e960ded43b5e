package com.econlytics.files;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Posting;
import com.econlytics.reconciliation.Evidence;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shared costs as a table: {@code period,account,amount,currency,base}.
 *
 * <p>A period is one month. A cost is positive, a credit negative; it is booked on the last day of its month. The base is
 * {@code by ticket} (or another driver), {@code by revenue in USD} or {@code equally}; an empty one leaves the cost
 * unallocated. An account has one base throughout.
 *
 * <p>Example: {@code 2026-06,hosting,1200.00,EUR,by revenue in EUR}.
 */
public final class CostPoolsCsv {
    private static final Columns COLUMNS = Columns.exactly(List.of("period", "account", "amount", "currency", "base"));

    private CostPoolsCsv() {}

    private record Row(Cell base, Account account, Optional<AllocationBase> by, Posting posting) {}

    /**
     * Reads the table in {@code path}.
     *
     * @param edition under which source and as which edition
     * @param chart our accounts; a pool is an account of costs
     * @throws UnreadableFileException if it is no such table, has an account twice in a month and currency, or states two
     *     bases for an account
     */
    public static CostPools read(Path path, Edition edition, ChartOfAccounts chart) {
        CsvRows.inspect(path);
        Table<Row> table = new Table<>(
                COLUMNS,
                row -> row(row, edition, chart),
                row -> Edition.key(row.posting()),
                "account, month and currency");
        List<Posting> postings = new ArrayList<>();
        Map<String, Row> first = new TreeMap<>();
        Evidence evidence = table.read(path, row -> {
            Row earlier = first.putIfAbsent(row.account().code(), row);
            if (earlier != null && !earlier.by().equals(row.by())) {
                throw row.base().refuse("the base that line " + earlier.base().line() + " states for this account");
            }
            postings.add(row.posting());
        });
        List<AllocationRule> rules = new ArrayList<>();
        first.forEach((code, row) ->
                row.by().ifPresent(base -> rules.add(AllocationRule.of(code.replace('.', '_'), row.account(), base))));
        return new CostPools(postings, new AllocationPlan(rules), evidence);
    }

    private static Row row(TableRow row, Edition edition, ChartOfAccounts chart) {
        YearMonth month = row.cell("period").month();
        Account account = CostCell.account(row.cell("account"), chart);
        Optional<AllocationBase> base = base(row.cell("base"));
        Posting posting = edition.posting(
                month,
                "cost_pool",
                Edition.key(month.toString(), account.code()),
                CostCell.leg(row, account),
                Map.of());
        if (base.isPresent() && ChartOfAccounts.ABSORPTION.contains(account)) {
            throw row.cell("account")
                    .refuse("an account that is no counterpart of the payroll, which cannot be shared");
        }
        return new Row(row.cell("base"), account, base, posting);
    }

    private static Optional<AllocationBase> base(Cell cell) {
        String words = StatementNames.plain(cell.trimmed());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.equals("equally")) {
            return Optional.of(new AllocationBase.Equally());
        }
        if (words.startsWith("by revenue in ")) {
            Cell code = new Cell(cell.file(), cell.line(), cell.column(), words.substring("by revenue in ".length()));
            return Optional.of(new AllocationBase.ByRevenue(code.currency()));
        }
        if (words.matches("by [a-z][a-z0-9_]*") && !words.equals("by revenue")) {
            return Optional.of(new AllocationBase.ByDriver(new Driver(words.substring("by ".length()))));
        }
        throw cell.refuse("a base like by ticket, by revenue in USD or equally");
    }
}
