package com.econlytics.files;

import com.econlytics.reconciliation.BookAccount.Group;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What bookkeeping systems call the parts of a profit and loss. */
final class StatementNames {
    private static final Map<String, Group> GROUPS = Map.ofEntries(
            Map.entry("income", Group.INCOME),
            Map.entry("revenue", Group.INCOME),
            Map.entry("sales", Group.INCOME),
            Map.entry("turnover", Group.INCOME),
            Map.entry("trading income", Group.INCOME),
            Map.entry("operating income", Group.INCOME),
            Map.entry("cogs", Group.COST_OF_GOODS_SOLD),
            Map.entry("cost of goods sold", Group.COST_OF_GOODS_SOLD),
            Map.entry("cost of sales", Group.COST_OF_GOODS_SOLD),
            Map.entry("direct costs", Group.COST_OF_GOODS_SOLD),
            Map.entry("expense", Group.EXPENSES),
            Map.entry("expenses", Group.EXPENSES),
            Map.entry("operating expenses", Group.EXPENSES),
            Map.entry("administrative costs", Group.EXPENSES),
            Map.entry("overheads", Group.EXPENSES),
            Map.entry("other income", Group.OTHER_INCOME),
            Map.entry("non-operating income", Group.OTHER_INCOME),
            Map.entry("other expense", Group.OTHER_EXPENSES),
            Map.entry("other expenses", Group.OTHER_EXPENSES),
            Map.entry("non-operating expenses", Group.OTHER_EXPENSES));
    /** Sections around groups, which are no accounts and have no total of their own. */
    private static final Set<String> AROUND = Set.of("ordinary income/expense", "other income/expense");

    private static final Map<String, Result> RESULTS = Map.ofEntries(
            Map.entry("gross profit", Result.GROSS_PROFIT),
            Map.entry("net operating income", Result.NET_OPERATING_INCOME),
            Map.entry("net ordinary income", Result.NET_OPERATING_INCOME),
            Map.entry("operating profit", Result.NET_OPERATING_INCOME),
            Map.entry("net other income", Result.NET_OTHER_INCOME),
            Map.entry("net income", Result.NET_INCOME),
            Map.entry("net profit", Result.NET_INCOME),
            Map.entry("net earnings", Result.NET_INCOME),
            Map.entry("net loss", Result.NET_INCOME),
            Map.entry("net profit/(loss)", Result.NET_INCOME),
            Map.entry("profit for the year", Result.NET_INCOME));

    private StatementNames() {}

    /** The group that a section is called after; "Less" and "Plus" in front do not matter. */
    static Optional<Group> findGroup(String name) {
        return Optional.ofNullable(GROUPS.get(plain(name).replaceFirst("^(less|plus):? ", "")));
    }

    static boolean isAround(String name) {
        return AROUND.contains(plain(name));
    }

    /** Whether a row is a result of the rows above it, and no account. */
    static boolean isResult(String name) {
        return Result.find(name).isPresent();
    }

    /** The name in small letters with single blanks. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\p{Z}\\s]+", " ").strip();
    }

    /** The results of a profit and loss: what each sums. */
    enum Result {
        GROSS_PROFIT,
        NET_OPERATING_INCOME,
        NET_OTHER_INCOME,
        NET_INCOME;

        static Optional<Result> find(String name) {
            return Optional.ofNullable(RESULTS.get(plain(name)));
        }

        /** How a group's total counts in it: 1, -1 or 0. */
        int sign(Group group) {
            return switch (group) {
                case INCOME -> this == NET_OTHER_INCOME ? 0 : 1;
                case COST_OF_GOODS_SOLD -> this == NET_OTHER_INCOME ? 0 : -1;
                case EXPENSES -> this == NET_OPERATING_INCOME || this == NET_INCOME ? -1 : 0;
                case OTHER_INCOME -> this == NET_OTHER_INCOME || this == NET_INCOME ? 1 : 0;
                case OTHER_EXPENSES -> this == NET_OTHER_INCOME || this == NET_INCOME ? -1 : 0;
                case BALANCE_SHEET, UNSTATED -> 0;
            };
        }
    }
}
