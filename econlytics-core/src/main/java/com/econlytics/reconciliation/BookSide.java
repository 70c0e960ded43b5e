package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping.Place.Mapped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of the books in one currency and in our signs. */
final class BookSide {
    private final CompanyBooks books;
    private final ComparedPeriods periods;
    private final List<StatementLine> lines;
    private final Map<String, BookAccount> accounts = new HashMap<>();
    private final Currency currency;
    private final List<BookEntry> entries;

    BookSide(CompanyBooks books, ComparedPeriods periods, Currency currency) {
        this.books = books;
        this.periods = periods;
        this.currency = currency;
        this.lines = books.mapping().lines();
        books.statement().accounts().forEach(account -> accounts.putIfAbsent(account.id(), account));
        this.entries = mappedEntries(books.detail());
    }

    /** What the statement has on each line in each period; a line it has nothing on is left out. */
    Map<Place, Money> figures() {
        Map<Place, Money> figures = new HashMap<>();
        for (FinancialStatement.Row row : books.statement().rows()) {
            String id = row.account().id();
            if (books.mapping().places().get(id) instanceof Mapped mapped && isOurs(row.amount())) {
                Place place = new Place(lines.indexOf(mapped.line()), row.period());
                figures.merge(place, signed(id, row.amount()), Money::plus);
            }
        }
        return figures;
    }

    /** All entries on mapped accounts. */
    List<BookEntry> entries() {
        return entries;
    }

    private List<BookEntry> mappedEntries(LedgerDetail detail) {
        List<BookEntry> mapped = new ArrayList<>();
        for (LedgerDetail.Entry entry : detail.entries()) {
            @Nullable Place place = place(entry);
            if (place != null && counts(entry)) {
                mapped.add(new BookEntry(entry, place, signed(entry.account(), entry.amount())));
            }
        }
        mapped.sort(BookEntry.ORDER);
        return List.copyOf(mapped);
    }

    /** All entries on accounts of profit and loss that are compared with nothing. */
    List<BookEntry> entriesElsewhere() {
        List<BookEntry> entries = new ArrayList<>();
        for (LedgerDetail.Entry entry : books.detail().entries()) {
            @Nullable BookAccount account = accounts.get(entry.account());
            boolean profit = account != null && account.group().isProfitAndLoss();
            if (profit && place(entry) == null && counts(entry)) {
                entries.add(new BookEntry(entry, null, signed(entry.account(), entry.amount())));
            }
        }
        entries.sort(BookEntry.ORDER);
        return entries;
    }

    /** What the statement has on each account and its entries have not, where all entries are known. */
    List<Gap> gaps() {
        SortedMap<Gap.At, Money> left = new TreeMap<>(Gap.At.ORDER);
        for (FinancialStatement.Row row : books.statement().rows()) {
            if (isOurs(row.amount()) && periods.isDetailed(row.period())) {
                Gap.At at = new Gap.At(row.account().id(), row.period());
                left.put(at, signed(at.account(), row.amount()));
            }
        }
        for (BookEntry entry : entries()) {
            @Nullable Place place = entry.place();
            if (place != null && periods.isCompared(place.period()) && periods.isDetailed(place.period())) {
                left.merge(
                        new Gap.At(entry.entry().account(), place.period()),
                        entry.amount().negated(),
                        Money::plus);
            }
        }
        List<Gap> gaps = new ArrayList<>();
        left.forEach((at, amount) -> {
            if (!amount.isZero() && books.mapping().places().get(at.account()) instanceof Mapped mapped) {
                gaps.add(new Gap(new Place(lines.indexOf(mapped.line()), at.period()), at, amount));
            }
        });
        return gaps;
    }

    private boolean isOurs(Money amount) {
        return amount.currency().equals(currency);
    }

    private boolean counts(LedgerDetail.Entry entry) {
        return isOurs(entry.amount()) && !entry.amount().isZero() && periods.isDetailed(YearMonth.from(entry.date()));
    }

    private @Nullable Place place(LedgerDetail.Entry entry) {
        return books.mapping().places().get(entry.account()) instanceof Mapped mapped
                ? new Place(lines.indexOf(mapped.line()), periods.of(YearMonth.from(entry.date())))
                : null;
    }

    private Money signed(String account, Money amount) {
        AccountMapping.Sign sign = books.mapping().places().get(account) instanceof Mapped mapped
                ? mapped.sign()
                : AccountMapping.Sign.BY_GROUP;
        return switch (sign) {
            case AS_STATED -> amount;
            case REVERSED -> amount.negated();
            case BY_GROUP -> statesCosts(account) ? amount.negated() : amount;
        };
    }

    private boolean statesCosts(String account) {
        @Nullable BookAccount known = accounts.get(account);
        return known != null && known.group().statesCostsPositive();
    }
}
