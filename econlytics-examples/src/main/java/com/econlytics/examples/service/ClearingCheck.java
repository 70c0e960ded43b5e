package com.econlytics.examples.service;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.ClearingStatement;
import com.econlytics.reconciliation.ClearingStatement.Comparison;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether the balance that Stripe states is the one that our ledger has, each currency to the cent.
 *
 * <p>Stripe is asked before and after the ledger caught up with it. If the two answers differ, money moved meanwhile, and
 * nothing is said this time.
 *
 * <p>Example: {@code books.clearing().runOnce()} is {@code balance USD 1012.20 as at Stripe, ledger version 81}.
 */
public final class ClearingCheck {
    private final SourceAccount account;
    private final Supplier<Map<Currency, Money>> stripe;
    private final Supplier<Sync.Outcome> catchUp;
    private final Supplier<Books> ledger;

    /**
     * A check of one account.
     *
     * @param account whose facts are summed
     * @param stripe the balance as Stripe states it now
     * @param catchUp reads Stripe's balance transactions into the ledger
     * @param ledger the books as they are then
     */
    ClearingCheck(
            SourceAccount account,
            Supplier<Map<Currency, Money>> stripe,
            Supplier<Sync.Outcome> catchUp,
            Supplier<Books> ledger) {
        this.account = account;
        this.stripe = stripe;
        this.catchUp = catchUp;
        this.ledger = ledger;
    }

    /** Whose balance it is. */
    public SourceAccount account() {
        return account;
    }

    /** Where it stands among the sources. */
    public String name() {
        return account + "/clearing";
    }

    /** Whether two balances are equal. */
    public enum Status {
        /** They are. */
        EQUAL,
        /** They are not, and nothing moved. */
        DIFFERENT,
        /** Money moved, or another host was reading; ask again. */
        NOT_NOW
    }

    /**
     * What a check found.
     *
     * @param status whether the balances are equal
     * @param ledgerVersion as of which version ours is
     * @param balances ours and Stripe's, by currency
     */
    public record Outcome(Status status, long ledgerVersion, List<Comparison> balances) {
        public Outcome {
            balances = List.copyOf(balances);
        }

        /** In one line: what is equal, or what differs by how much. */
        @Override
        public String toString() {
            return switch (status) {
                case EQUAL -> "balance " + all(Outcome::equal) + " as at Stripe, ledger version " + ledgerVersion;
                case DIFFERENT ->
                    "DIFFERS from Stripe: " + all(Outcome::different) + ", ledger version " + ledgerVersion;
                case NOT_NOW -> "money moved while it was compared; it is compared again";
            };
        }

        private String all(Function<Comparison, String> words) {
            return balances.isEmpty()
                    ? "of nothing"
                    : balances.stream().map(words).collect(Collectors.joining("; "));
        }

        private static String equal(Comparison balance) {
            return balance.ours().toString();
        }

        private static String different(Comparison balance) {
            return balance.difference().isZero()
                    ? equal(balance)
                    : "ledger " + balance.ours() + ", Stripe " + balance.theirs() + ", difference "
                            + balance.difference();
        }
    }

    /**
     * Compares once.
     *
     * @throws SourceException if Stripe cannot be asked
     */
    public Outcome runOnce() {
        Map<Currency, Money> before = stripe.get();
        Sync.Outcome caughtUp = catchUp.get();
        Books books = ledger.get();
        Map<Currency, Money> after = stripe.get();
        List<Comparison> balances = compare(books, after);
        if (caughtUp.status() != Sync.Status.COMPLETED || !before.equals(after)) {
            return new Outcome(Status.NOT_NOW, books.version(), balances);
        }
        boolean equal =
                balances.stream().allMatch(balance -> balance.difference().isZero());
        return new Outcome(equal ? Status.EQUAL : Status.DIFFERENT, books.version(), balances);
    }

    private List<Comparison> compare(Books books, Map<Currency, Money> theirs) {
        SortedSet<YearMonth> months = new TreeSet<>();
        SortedSet<String> currencies = new TreeSet<>();
        theirs.keySet().forEach(currency -> currencies.add(currency.getCurrencyCode()));
        for (Line line : books.lines()) {
            if (line.fact().account().equals(account) && line.key().unit().isMoney()) {
                months.add(line.key().origin());
                currencies.add(line.key().unit().code());
            }
        }
        List<Comparison> balances = new ArrayList<>();
        for (String code : currencies) {
            Currency currency = Currency.getInstance(code);
            Money zero = Money.zero(currency);
            Money ours = months.isEmpty()
                    ? zero
                    : ClearingStatement.of(books, account, currency, new MonthRange(months.first(), months.last()))
                            .closing();
            balances.add(new Comparison("balance", ours, theirs.getOrDefault(currency, zero)));
        }
        return balances;
    }
}
