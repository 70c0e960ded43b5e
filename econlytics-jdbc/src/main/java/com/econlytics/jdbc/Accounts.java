package com.econlytics.jdbc;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
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
        chart.accounts().forEach(account -> register(handle, account));
    }

    private static void register(Handle handle, Account account) {
        handle.execute(
                "insert into econlytics.account (code, section, use) values (?, ?, ?) on conflict do nothing",
                account.code(),
                account.section().name(),
                account.section().use().name());
        String section = handle.createQuery("select section from econlytics.account where code = :code")
                .bind("code", account.code())
                .mapTo(String.class)
                .one();
        if (!section.equals(account.section().name())) {
            throw new IllegalArgumentException("account " + account.code() + " was booked in section " + section
                    + ", not " + account.section() + "; give the other one a new code");
        }
    }
}
