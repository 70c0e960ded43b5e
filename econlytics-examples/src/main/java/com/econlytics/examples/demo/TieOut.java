package com.econlytics.examples.demo;

import com.econlytics.examples.reconcile.MonthEnd;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.Cause;
import com.econlytics.reconciliation.ClearingStatement;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.stripe.StripeClearing;
import com.econlytics.testkit.bookkeeping.KeptBooks;
import com.econlytics.testkit.bookkeeping.KeptBooks.Planted;
import com.econlytics.testkit.bookkeeping.Mistake;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.time.MonthRange;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the ledger ties to the books that a bookkeeper keeps, who made mistakes in one month, and to Stripe's balance.
 *
 * @param month the month with the mistakes
 * @param planted what each of them does to that month
 * @param monthEnd the comparison of that month
 * @param story what moved the balance at Stripe from the first day to the last
 * @param clearing the balance beside that of Stripe
 */
record TieOut(
        YearMonth month,
        List<Planted> planted,
        MonthEnd monthEnd,
        ClearingStatement story,
        StripeClearing.Outcome clearing) {
    private static final List<Mistake> MISTAKES =
            List.of(Mistake.FEES_LATE, Mistake.BOOKED_TWICE, Mistake.REFUND_FORGOTTEN);

    TieOut {
        planted = List.copyOf(planted);
    }

    static TieOut of(SyntheticCompany company, Bookkeeper bookkeeper) {
        StripeClearing.Outcome clearing = bookkeeper.clearing().runOnce();
        Books ours = bookkeeper.read();
        ZoneId zone = ours.booking().calendar().zone();
        KeptBooks right = KeptBooks.of(company, zone);
        YearMonth month = company.plan().months() > 2
                ? worstMonth(right, YearMonth.from(company.plan().end().atZone(zone)))
                : YearMonth.from(company.plan().start().atZone(zone));
        KeptBooks wrong = plant(right, month);
        ClearingStatement story = ClearingStatement.of(
                ours,
                bookkeeper.clearing().account(),
                Currency.getInstance(company.plan().currency()),
                wrong.detail().covers());
        return new TieOut(month, wrong.planted(), compare(wrong, month, ours), story, clearing);
    }

    boolean isRight() {
        return found().equals(due())
                && monthEnd.reconciliation().residuals().isEmpty()
                && story.untied().isEmpty()
                && clearing.status() == StripeClearing.Status.EQUAL;
    }

    void print(PrintStream out) {
        out.println();
        out.println("The company's books, with mistakes planted in " + month);
        out.print(monthEnd.reconciliation().render().indent(2));
        out.println();
        planted.forEach(each -> out.println("  Planted: " + words(each.mistake().name()) + " " + plain(each.amount())
                + ", to be found as " + causeOf(each.mistake())));
        out.println("  Found: " + found() + "; residual " + plain(residual())
                + (found().equals(due()) ? "" : ", WHICH IS NOT WHAT WAS PLANTED"));
        out.println();
        out.println("Clearing " + story.period() + ": opening " + plain(story.opening()) + ", activity "
                + plain(story.activity()) + ", payouts " + plain(story.payouts()) + ", closing "
                + plain(story.closing()));
        out.println("  Payouts that are the sum of their balance transactions: "
                + (story.ties().size() - story.untied().size()) + " of "
                + story.ties().size());
        out.println("  Stripe's own word: " + clearing);
    }

    /** What the mistakes do to the month, by the cause that each should have. */
    private SortedMap<Cause, Money> due() {
        SortedMap<Cause, Money> due = new TreeMap<>();
        planted.stream()
                .filter(each -> !each.amount().isZero())
                .forEach(each -> due.merge(causeOf(each.mistake()), each.amount(), Money::plus));
        return due;
    }

    private SortedMap<Cause, Money> found() {
        SortedMap<Cause, Money> found = new TreeMap<>();
        for (PeriodComparison period : monthEnd.reconciliation().periods()) {
            period.lines().stream()
                    .flatMap(line -> line.causes().stream())
                    .forEach(cause -> found.merge(cause.cause(), cause.amount(), Money::plus));
        }
        return found;
    }

    private Money residual() {
        Money zero = Money.zero(planted.get(0).amount().currency());
        return monthEnd.reconciliation().residuals().stream()
                .map(residual -> residual.isNegative() ? residual.negated() : residual)
                .reduce(zero, Money::plus);
    }

    private static MonthEnd compare(KeptBooks wrong, YearMonth month, Books ours) {
        Entity entity = new Entity(
                "The made-up company",
                ours.booking().calendar().zone(),
                ours.standings().stream()
                        .map(standing -> standing.id().account())
                        .collect(Collectors.toSet()));
        FinancialStatement year = wrong.statement();
        FinancialStatement compared = new FinancialStatement(
                year.title(),
                year.basis(),
                year.rows().stream()
                        .filter(row -> row.period().equals(MonthRange.of(month)))
                        .toList(),
                year.evidence());
        LocalDate afterwards = month.plusMonths(2).atDay(1);
        return MonthEnd.of(
                ours,
                CompanyBooks.of(entity, KeptBooks.mapping(), compared).with(wrong.detail()),
                new MonthEnd.Reading(RevenueBasis.RECEIPTS, ReceiptSplit.standard(), Terms.asOf(afterwards)));
    }

    /** The month before {@code end} in which most mistakes can be made, the latest of them; the last month has no next one. */
    private static YearMonth worstMonth(KeptBooks right, YearMonth end) {
        Set<YearMonth> months = right.statement().periods().stream()
                .map(MonthRange::first)
                .filter(month -> month.isBefore(end.minusMonths(1)))
                .collect(Collectors.toSet());
        return months.stream()
                .max(Comparator.comparing((YearMonth month) -> mistakesIn(right, month))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static long mistakesIn(KeptBooks right, YearMonth month) {
        return plant(right, month).planted().stream()
                .filter(planted -> !planted.amount().isZero())
                .count();
    }

    private static KeptBooks plant(KeptBooks right, YearMonth month) {
        KeptBooks wrong = right;
        for (Mistake mistake : MISTAKES) {
            wrong = wrong.with(mistake, month);
        }
        return wrong;
    }

    private static Cause causeOf(Mistake mistake) {
        return switch (mistake) {
            case FEES_LATE, DISPUTE_LATE -> Cause.TIMING;
            case REFUND_FORGOTTEN -> Cause.REFUNDS;
            case BOOKED_TWICE -> Cause.BOOKED_TWICE;
        };
    }

    private static String plain(Money amount) {
        return amount.toMajor().toPlainString();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
