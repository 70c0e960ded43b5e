package com.econlytics.spark;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** A chart of accounts that can be sent to where the lines are. */
final class Accounts implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Section> sections = new HashMap<>();

    static Accounts of(ChartOfAccounts chart) {
        Accounts accounts = new Accounts();
        chart.accounts().forEach(account -> accounts.sections.put(account.code(), account.section()));
        return accounts;
    }

    Account require(String code) {
        Section section = sections.get(code);
        if (section == null) {
            throw new IllegalArgumentException("the journal has lines on account " + code
                    + ", which the chart does not know; give the chart with which they were booked");
        }
        return new Account(code, section);
    }

    Section sectionOf(String code) {
        return require(code).section();
    }

    /** The codes of the accounts that are part of customer profit. */
    List<String> ofProfit() {
        return sections.entrySet().stream()
                .filter(entry -> entry.getValue().use() == Section.Use.PROFIT)
                .map(entry -> entry.getKey())
                .sorted()
                .toList();
    }
}
