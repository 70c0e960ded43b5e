package com.econlytics.examples.reconcile;

import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.reconciliation.Verdict;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.Revenue;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.revenue.RevenuePart;
import com.econlytics.revenue.RevenuePolicy;
import com.econlytics.time.MonthRange;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Our figures against the books of the company, and which receipts among them nobody can divide.
 *
 * @param reconciliation what was found
 * @param unsplit receipts of the compared months that count as revenue whole, tax included if there is any
 */
public record MonthEnd(Reconciliation reconciliation, List<RevenuePart> unsplit) {
    private static final int SHOWN = 20;

    public MonthEnd {
        Objects.requireNonNull(reconciliation, "reconciliation");
        unsplit = List.copyOf(unsplit);
    }

    /**
     * On which terms our figures are computed and compared.
     *
     * @param basis when our revenue counts
     * @param split how receipts are divided
     * @param terms how the two sides are compared
     */
    public record Reading(RevenueBasis basis, ReceiptSplit split, Terms terms) {
        public Reading {
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(split, "split");
            Objects.requireNonNull(terms, "terms");
        }
    }

    /**
     * Compares {@code ours} with {@code company}.
     *
     * @throws WrongInputException if the two cannot be put side by side
     */
    public static MonthEnd of(Books ours, CompanyBooks company, Reading reading) {
        MonthRange months = StatementFile.monthsOf(company.statement());
        Revenue revenue = Revenue.of(ours, reading.split(), RevenuePolicy.through(months.last()));
        SystemFigures figures =
                SystemFigures.of(reading.basis(), revenue.on(reading.basis())).bridgedBy(revenue.bridge());
        List<RevenuePart> unsplit = revenue.unsplit().stream()
                .filter(part -> months.contains(part.month()))
                .toList();
        return new MonthEnd(Reconciliation.of(figures, company, reading.terms()), unsplit);
    }

    /** Whether something was compared, and every verdict is PASS or WARN. */
    public boolean agrees() {
        return !reconciliation.periods().isEmpty()
                && reconciliation.periods().stream()
                        .allMatch(period -> period.verdict() == Verdict.PASS || period.verdict() == Verdict.WARN);
    }

    /** Prints the comparison, what is unsplit, and what was compared with what. */
    public void print(PrintStream out) {
        out.print(reconciliation.render());
        out.println();
        printUnsplit(out);
        out.println();
        out.print(reconciliation.manifest().render());
    }

    private void printUnsplit(PrintStream out) {
        if (unsplit.isEmpty()) {
            out.println("Every receipt is divided into revenue and tax by a document or a stated rate.");
            return;
        }
        SortedMap<String, Money> sums = new TreeMap<>();
        unsplit.forEach(part -> sums.merge(part.month() + " " + part.amount().currency(), part.amount(), Money::plus));
        out.println("Counted as revenue whole, because nothing says how much of it is tax (" + unsplit.size()
                + " records; see --tax-included):");
        sums.forEach(
                (month, sum) -> out.println("  " + month + "  " + sum.toMajor().toPlainString()));
        unsplit.stream()
                .limit(SHOWN)
                .forEach(part -> out.println("    " + part.month() + "  " + part.amount() + "  " + part.record()));
        if (unsplit.size() > SHOWN) {
            out.println("    and " + (unsplit.size() - SHOWN) + " more");
        }
    }
}
