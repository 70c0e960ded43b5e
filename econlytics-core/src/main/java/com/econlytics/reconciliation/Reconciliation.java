package com.econlytics.reconciliation;

import com.econlytics.TextOrder;
import com.econlytics.fact.Account;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our figures against the company's books: for each period and currency, line by line, with the causes of every difference
 * down to the records, and a verdict.
 *
 * <p>Usage: {@code Reconciliation.of(figures, books, Terms.asOf(today))}, then {@link #periods()}, {@link #render()} and
 * {@link #manifest()}.
 *
 * <p>Variance is system less books, both signed from the company's side. A cause counts as the sum of its listed records;
 * each part of a record has one cause. What no record explains is the residual.
 *
 * @param figures our side
 * @param books the books' side
 * @param terms how they are compared
 * @param periods what was found, by period and currency
 * @param notes what a reader should know about the inputs
 * @param outside how many facts belong to source accounts that the books do not cover
 */
public record Reconciliation(
        SystemFigures figures,
        CompanyBooks books,
        Terms terms,
        List<PeriodComparison> periods,
        List<String> notes,
        SortedMap<SourceAccount, Long> outside) {
    /**
     * Where a host books exchange differences that it wants to compare: a line of this account, or of accounts whose codes
     * begin with its code, stays outside the test of figures as they stand.
     */
    public static final Account EXCHANGE_DIFFERENCES = new Account("exchange_differences", Section.OTHER_COST_TO_SERVE);

    public Reconciliation {
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(books, "books");
        Objects.requireNonNull(terms, "terms");
        periods = List.copyOf(periods);
        notes = List.copyOf(notes);
        outside = Collections.unmodifiableSortedMap(new TreeMap<>(outside));
    }

    /** Compares the two sides. */
    public static Reconciliation of(SystemFigures figures, CompanyBooks books, Terms terms) {
        KnownIds ids = new KnownIds(figures.books(), books.entity());
        List<PeriodComparison> periods = new ArrayList<>();
        for (Currency currency : currencies(figures, books)) {
            periods.addAll(new CurrencyComparison(figures, books, terms, currency, ids).periods());
        }
        periods.sort(Comparator.comparing(
                        (PeriodComparison period) -> period.period().first())
                .thenComparing(period -> period.currency().getCurrencyCode()));
        return new Reconciliation(
                figures, books, terms, periods, InputNotes.of(figures, books, terms), outside(figures, books));
    }

    /** What was found for one period and currency; empty if neither side has anything. */
    public Optional<PeriodComparison> find(MonthRange period, Currency currency) {
        return periods.stream()
                .filter(each -> each.period().equals(period) && each.currency().equals(currency))
                .findFirst();
    }

    /** The comparison as a table for people; the same for the same inputs, whatever their order. */
    public String render() {
        return new ReconciliationText(this).toString();
    }

    /** What was compared with what, and what came of it. */
    public Manifest manifest() {
        return Manifest.of(this);
    }

    /** The currencies of the statement, and those in which we have something on a line that is compared. */
    private static List<Currency> currencies(SystemFigures figures, CompanyBooks books) {
        SortedSet<String> codes = new TreeSet<>(TextOrder.CODE_POINT);
        books.statement()
                .rows()
                .forEach(row -> codes.add(row.amount().currency().getCurrencyCode()));
        List<StatementLine> lines = books.mapping().lines();
        for (Line line : figures.books().lines()) {
            boolean compared = line.key().unit().isMoney()
                    && !codes.contains(line.key().unit().code())
                    && books.entity().covers(line.fact())
                    && lines.stream().anyMatch(each -> each.contains(line.key().account()));
            if (compared) {
                codes.add(line.key().unit().code());
            }
        }
        return codes.stream().map(Currency::getInstance).toList();
    }

    private static SortedMap<SourceAccount, Long> outside(SystemFigures figures, CompanyBooks books) {
        SortedMap<SourceAccount, Long> counts =
                new TreeMap<>(Comparator.comparing(SourceAccount::toString, TextOrder.CODE_POINT));
        for (Standing standing : figures.books().standings()) {
            if (!books.entity().covers(standing.id())) {
                counts.merge(standing.id().account(), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** What was found, in sum: no line of any period has a variance, a cause or an account that is unmapped. */
    public boolean hasNoBreak() {
        return periods.stream().allMatch(PeriodComparison::hasNoBreak);
    }

    /** The residuals of all lines, periods and currencies that are not 0. */
    public List<Money> residuals() {
        return periods.stream()
                .flatMap(period -> period.lines().stream())
                .map(LineComparison::residual)
                .filter(residual -> !residual.isZero())
                .toList();
    }
}
