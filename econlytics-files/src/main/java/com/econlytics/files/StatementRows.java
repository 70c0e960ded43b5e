package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the rows of a statement, each account and period once. */
final class StatementRows {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{3,10}(?:[.-][0-9]+)*)[\\s·-]+(\\S.*)");

    private final List<FinancialStatement.Row> rows = new ArrayList<>();
    private final Map<String, BookAccount.Group> groups = new HashMap<>();
    private final Set<List<Object>> seen = new HashSet<>();

    void add(Cell place, BookAccount account, Map<MonthRange, Money> amounts) {
        if (groups.getOrDefault(account.id(), account.group()) != account.group()) {
            throw place.refuse("each account in one section", "an account whose id a row of another section has");
        }
        groups.put(account.id(), account.group());
        amounts.forEach((months, amount) -> {
            if (!seen.add(List.of(account.id(), months, amount.currency()))) {
                throw place.refuse(
                        "each account once in " + months + " and " + amount.currency(),
                        "an account whose id another row has");
            }
            rows.add(new FinancialStatement.Row(account, months, amount));
        });
    }

    List<FinancialStatement.Row> rows() {
        return rows;
    }

    /** The account {@code label} below {@code path}: by its leading number if it has one, else by its path of names. */
    static BookAccount account(List<String> path, String label, BookAccount.Group group) {
        Matcher numbered = NUMBERED.matcher(label);
        return numbered.matches()
                ? new BookAccount(numbered.group(1), numbered.group(2), group)
                : new BookAccount(joined(path, label), label, group);
    }

    /** {@code Services:Design}, as QuickBooks writes it. */
    static String joined(List<String> path, String label) {
        return path.isEmpty() ? label : String.join(":", path) + ":" + label;
    }
}
