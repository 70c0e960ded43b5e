package com.econlytics.jdbc;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The accounts in the database, which outlive the program and its chart. */
final class Accounts {
    private Accounts() {}

    /** The account with {@code code}, which something was booked on. */
    static Account booked(ChartOfAccounts chart, String code) {
        return chart.find(code)
                .orElseThrow(() -> new IllegalStateException("account " + code
                        + " was booked and is not in the chart; open the ledger with the chart it was booked with"));
    }

    /** Writes the chart down, and refuses an account that was booked in another section. */
    static void register(Handle handle, ChartOfAccounts chart) {
        List<Account> accounts = chart.accounts();
        handle.createUpdate("insert into econlytics.account (code, section, use)"
                        + " select * from unnest(:codes, :sections, :uses) on conflict do nothing")
                .bindArray("codes", String.class, texts(accounts, Account::code))
                .bindArray(
                        "sections",
                        String.class,
                        texts(accounts, account -> account.section().name()))
                .bindArray(
                        "uses",
                        String.class,
                        texts(accounts, account -> account.section().use().name()))
                .execute();
        Map<String, String> booked = handle.createQuery("select code, section from econlytics.account")
                .reduceRows(new HashMap<>(), (sections, row) -> {
                    sections.put(row.getColumn("code", String.class), row.getColumn("section", String.class));
                    return sections;
                });
        accounts.forEach(account -> requireSection(account, booked.getOrDefault(account.code(), "")));
    }

    private static List<String> texts(List<Account> accounts, Function<Account, String> text) {
        return accounts.stream().map(text).toList();
    }

    private static void requireSection(Account account, String booked) {
        if (!booked.equals(account.section().name())) {
            throw new IllegalArgumentException("account " + account.code() + " was booked in section " + booked
                    + ", not " + account.section() + "; give the other one a new code");
        }
    }
}
