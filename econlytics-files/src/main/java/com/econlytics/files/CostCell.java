package com.econlytics.files;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;

/** What rows of costs have in common. */
final class CostCell {
    private CostCell() {}

    /** An account of the chart that stands in a section of costs. */
    static Account account(Cell cell, ChartOfAccounts chart) {
        return chart.find(cell.trimmed())
                .filter(account -> isCost(account.section()))
                .orElseThrow(() -> cell.refuse("the code of an account of costs in the chart"));
    }

    static boolean isCost(Section section) {
        return section.use() == Section.Use.PROFIT && !section.isRevenue();
    }

    /** The cost as we sign it: what a file states as positive reduces profit. */
    static Leg leg(TableRow row, Account account) {
        Money stated = row.cell("amount").amount(row.cell("currency").currency());
        if (stated.amountMinor() == Long.MIN_VALUE) {
            throw row.cell("amount").refuse("an amount that can be reversed");
        }
        return new Leg(account, stated.negated());
    }
}
