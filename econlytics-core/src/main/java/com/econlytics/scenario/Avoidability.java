package com.econlytics.scenario;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which costs go when customers go, by account. By default what is booked on a customer goes, and what is shared stays.
 *
 * <p>Work that takes its cost over from the payroll is no exception: the payroll is paid, and the capacity is left idle. Who
 * means that the team shrinks with the work names {@link ChartOfAccounts#SUPPORT_PAYROLL} avoidable.
 *
 * <p>Example: {@code DEFAULT.avoiding(ACCOUNT_FEES)} for fees that are charged for each customer but listed in one sum;
 * {@code DEFAULT.keeping(SUPPORT)} for a salaried team whose hours are booked on customers.
 *
 * @param avoidableShared the accounts of which the customers' allocated shares go with them
 * @param unavoidableDirect the accounts of which what is booked on the customers stays, on nobody in particular
 */
public record Avoidability(Set<Account> avoidableShared, Set<Account> unavoidableDirect) {
    /** What is booked on a customer goes, and what is shared stays. */
    public static final Avoidability DEFAULT = new Avoidability(Set.of(), Set.of());

    public Avoidability {
        avoidableShared = Set.copyOf(avoidableShared);
        unavoidableDirect = Set.copyOf(unavoidableDirect);
        avoidableShared.forEach(Avoidability::requireCost);
        unavoidableDirect.forEach(Avoidability::requireCost);
    }

    /** The same, and the shares of {@code account} go. */
    public Avoidability avoiding(Account account) {
        return new Avoidability(with(avoidableShared, account), unavoidableDirect);
    }

    /** The same, and what is booked on customers on {@code account} stays. */
    public Avoidability keeping(Account account) {
        return new Avoidability(avoidableShared, with(unavoidableDirect, account));
    }

    /** Whether the payroll that the customers' work took over is saved. */
    boolean savesPayroll() {
        return avoidableShared.contains(ChartOfAccounts.SUPPORT_PAYROLL);
    }

    private static Set<Account> with(Collection<Account> accounts, Account another) {
        Set<Account> more = new HashSet<>(accounts);
        more.add(another);
        return more;
    }

    private static void requireCost(Account account) {
        if (account.section().use() != Section.Use.PROFIT || account.section().isRevenue()) {
            throw new IllegalArgumentException("account " + account + " is in section " + account.section()
                    + ", which is no cost; name accounts of costs as avoidable or unavoidable");
        }
    }
}
