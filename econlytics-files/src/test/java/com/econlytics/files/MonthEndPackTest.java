package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.Cause;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.reconciliation.Verdict;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.Revenue;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.revenue.RevenuePolicy;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Month ends that were worked by hand, from the files of the bookkeeping system to the last cent. */
class MonthEndPackTest {
    private static final Path PACKS = Path.of("src/test/resources/month-end");
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    private final MonthEndPack saas = new MonthEndPack(PACKS.resolve("saas"), ZoneId.of("Europe/Berlin"));
    private final MonthEndPack shop = new MonthEndPack(PACKS.resolve("shop"), ZoneId.of("America/New_York"));

    @Test
    void print() {
        System.out.println(saasReconciliation().render());
        System.out.println(shopReconciliation().render());
    }

    private Reconciliation saasReconciliation() {
        Revenue revenue = revenue(saas.books(), JULY);
        Entity entity = new Entity(
                "Lumen Desk GmbH", ZoneId.of("Europe/Berlin"), Set.of(MonthEndPack.STRIPE, MonthEndPack.PAYROLL));
        LedgerDetail detail = LedgerDetailCsv.read(saas.file("ledger-detail.csv"), new MonthRange(MAY, JULY));
        CompanyBooks books = CompanyBooks.of(
                        entity,
                        saas.mapping(),
                        QuickBooksJson.read(saas.file("statement-quickbooks-profit-and-loss.json")))
                .with(detail);
        SystemFigures figures = SystemFigures.of(RevenueBasis.EARNED, revenue.on(RevenueBasis.EARNED))
                .bridgedBy(revenue.bridge());
        return Reconciliation.of(figures, books, Terms.asOf(LocalDate.of(2026, 8, 5)));
    }

    private Reconciliation shopReconciliation() {
        Revenue revenue = revenue(shop.books(), JUNE);
        Entity entity = new Entity(
                        "Harbor & Wick LLC", ZoneId.of("America/New_York"), Set.of(MonthEndPack.STRIPE))
                .alsoFrom(new Entity.OtherSource("PayPal", "paypal"));
        LedgerDetail detail = QuickBooksLedgerCsv.read(shop.file("general-ledger-quickbooks.csv"), USD);
        CompanyBooks books = CompanyBooks.of(
                        entity,
                        shop.mapping(),
                        QuickBooksCsv.read(shop.file("statement-quickbooks-profit-and-loss.csv"), USD))
                .with(detail);
        SystemFigures figures = SystemFigures.of(RevenueBasis.RECEIPTS, revenue.on(RevenueBasis.RECEIPTS))
                .bridgedBy(revenue.bridge());
        return Reconciliation.of(figures, books, Terms.asOf(LocalDate.of(2026, 7, 5)));
    }

    private static Revenue revenue(Books books, YearMonth through) {
        return Revenue.of(books, ReceiptSplit.standard(), RevenuePolicy.through(through));
    }
}
