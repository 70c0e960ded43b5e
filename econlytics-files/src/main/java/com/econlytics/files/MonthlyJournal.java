package com.econlytics.files;

import com.econlytics.TextOrder;
import com.econlytics.fact.Account;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.JournalEntry;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The books as one entry for each month, source and currency: what was booked on each account, balanced by the source's
 * clearing account.
 *
 * <p>What we sign positive is credited, what we sign negative debited. Amounts are in the month in which they count. What
 * documents merely state is no money and left out.
 *
 * <p>Example: receipts 29.00 and fees −1.14 of stripe in June: credit receipts 29.00, debit fees 1.14, debit clearing
 * 27.86, dated 30 June.
 */
public final class MonthlyJournal {
    private static final String STATED = "stated.";
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::month)
            .thenComparing(key -> key.source().toString(), TextOrder.CODE_POINT)
            .thenComparing(key -> key.currency().getCurrencyCode());

    private final Function<Account, String> accounts;
    private final Function<SourceAccount, String> clearing;

    /**
     * A journal with the books' own account ids.
     *
     * @param accounts the id that an account of ours has in the books, such as {@code 4000}
     * @param clearing the id of the account that a source's balance has in the books
     */
    public MonthlyJournal(Function<Account, String> accounts, Function<SourceAccount, String> clearing) {
        this.accounts = accounts;
        this.clearing = clearing;
    }

    private record Key(YearMonth month, SourceAccount source, Currency currency) {}

    /** The entries of {@code months}, by month, source and currency; what sums to nothing has no line. */
    public List<JournalEntry> of(Books books, MonthRange months) {
        SortedMap<Key, SortedMap<String, Money>> sums = new TreeMap<>(ORDER);
        for (Line line : books.lines()) {
            boolean counts = line.key().unit().isMoney()
                    && months.contains(line.key().month())
                    && !line.key().account().code().startsWith(STATED);
            if (counts) {
                Money amount = line.key().unit().money(line.amount());
                Key key = new Key(line.key().month(), line.fact().account(), amount.currency());
                sums.computeIfAbsent(key, unseen -> new TreeMap<>(TextOrder.CODE_POINT))
                        .merge(accounts.apply(line.key().account()), amount, Money::plus);
            }
        }
        List<JournalEntry> entries = new ArrayList<>();
        sums.forEach((key, amounts) -> {
            amounts.values().removeIf(Money::isZero);
            if (!amounts.isEmpty()) {
                entries.add(entry(key, amounts));
            }
        });
        return entries;
    }

    private JournalEntry entry(Key key, Map<String, Money> amounts) {
        String memo = key.source() + " in " + key.month();
        List<JournalEntry.Line> lines = new ArrayList<>();
        Money sum = Money.zero(key.currency());
        for (Map.Entry<String, Money> account : amounts.entrySet()) {
            lines.add(JournalEntry.Line.crediting(account.getKey(), memo, account.getValue()));
            sum = sum.plus(account.getValue());
        }
        if (!sum.isZero()) {
            lines.add(JournalEntry.Line.crediting(clearing.apply(key.source()), memo, sum.negated()));
        }
        return new JournalEntry(memo + " " + key.currency(), key.month().atEndOfMonth(), memo, lines);
    }
}
