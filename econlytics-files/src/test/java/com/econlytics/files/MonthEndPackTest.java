package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.BalanceSummary;
import com.econlytics.reconciliation.Cause;
import com.econlytics.reconciliation.ClearingStatement;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.NetDeposits;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.RecordPart;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.reconciliation.ToleranceCheck;
import com.econlytics.reconciliation.Verdict;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.revenue.DeferredRevenue;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    void everyPlantedCauseOfTheSoftwareCompanyIsFoundAndNothingElse() {
        Reconciliation found = saasReconciliation("");
        assertThat(table(found, "2026-05", EUR)).isEqualTo("""
                bad_debt 0.00 - 0.00 = 0.00
                disputes 0.00 - 0.00 = 0.00
                fees -45.78 - -45.78 = 0.00
                gross receipts 838.86 - 2012.00 = -1173.14: basis -1173.14
                refunds 0.00 - 0.00 = 0.00
                support -482.78 - -482.78 = 0.00
                """);
        assertThat(table(found, "2026-06", EUR)).isEqualTo("""
                bad_debt 0.00 - 0.00 = 0.00
                disputes -100.00 - 0.00 = -100.00: timing -100.00
                fees -26.12 - 0.00 = -26.12: timing -26.12
                gross receipts 1181.66 - 1279.00 = -97.34: basis 97.66, tax -95.00, booked twice -100.00
                refunds -50.00 - -50.00 = 0.00
                support -482.78 - -482.78 = 0.00
                """);
        assertThat(table(found, "2026-07", EUR)).isEqualTo("""
                bad_debt -200.00 - -200.00 = 0.00
                disputes 0.00 - -100.00 = 100.00: timing 100.00
                fees -13.50 - -39.62 = 26.12: timing 26.12
                gross receipts 1052.89 - 950.00 = 102.89: basis 102.89
                refunds 0.00 - 0.00 = 0.00
                support -482.78 - -482.78 = 0.00
                """);
        assertThat(found.residuals()).isEmpty();
        assertThat(found.periods()).extracting(PeriodComparison::verdict).containsOnly(Verdict.WARN);
        assertThat(records(found, "2026-06", EUR, Cause.BASIS))
                .containsExactlyInAnyOrder("il_A05 29.03", "il_A06 98.63", "il_A12 -30.00");
        assertThat(records(found, "2026-07", EUR, Cause.BASIS))
                .containsExactlyInAnyOrder("il_A06 101.92", "il_A12 30.00", "il_A16 -29.03");
    }

    @Test
    void costsThatAreExactlyFivePercentApartHold() {
        PeriodComparison july = period(saasReconciliation(""), "2026-07", EUR);
        assertThat(july.raw())
                .filteredOn(ToleranceCheck::holds)
                .singleElement()
                .satisfies(cost -> assertThat(cost.gross()).isEqualTo(Money.parse("EUR 26.12")));
    }

    @Test
    void booksThatWerePutRightPassWithoutAnyCause() {
        Reconciliation found = saasReconciliation("adjusted/");
        assertThat(found.periods()).extracting(PeriodComparison::verdict).containsOnly(Verdict.PASS);
        assertThat(found.periods())
                .flatExtracting(PeriodComparison::lines)
                .allSatisfy(line -> assertThat(line.variance().isZero()).isTrue());
    }

    @Test
    void withoutEntriesNothingCountsAsEvidence() {
        CompanyBooks books = CompanyBooks.of(saasEntity(), saas.mapping(), saasStatement(""));
        Revenue revenue = revenue(saas.books(), JULY);
        SystemFigures figures = SystemFigures.of(RevenueBasis.EARNED, revenue.on(RevenueBasis.EARNED));
        PeriodComparison june =
                period(Reconciliation.of(figures, books, Terms.asOf(LocalDate.of(2026, 8, 5))), "2026-06", EUR);
        assertThat(june.lines()).allSatisfy(line -> assertThat(line.residual()).isEqualTo(line.variance()));
    }

    @Test
    void deferredRevenueReceivablesAndTheBridgeRollForward() {
        Revenue revenue = revenue(saas.books(), JULY);
        StringBuilder rolled = new StringBuilder();
        for (DeferredRevenue.Month month :
                revenue.deferred(EUR, new MonthRange(MAY, JULY)).months()) {
            DeferredRevenue.Deferred deferred = month.deferred();
            rolled.append("%s deferred %s + %s - %s - %s = %s, receivable %s%n"
                    .formatted(
                            month.month(),
                            plain(deferred.opening()),
                            plain(deferred.billed()),
                            plain(deferred.earned()),
                            plain(deferred.credited()),
                            plain(deferred.closing()),
                            plain(month.receivable().closing())));
        }
        assertThat(rolled.toString().replace("\r", "")).isEqualTo("""
                2026-05 deferred 0.00 + 2680.00 - 838.86 - 0.00 = 1841.14, receivable 238.00
                2026-06 deferred 1841.14 + 1050.00 - 1181.66 - 634.00 = 1075.48, receivable 535.50
                2026-07 deferred 1075.48 + 950.00 - 1052.89 - 0.00 = 972.59, receivable 0.00
                """);
        assertThat(revenue.bridge().causes(EUR, MonthRange.of(JUNE)))
                .isEqualTo(Map.of(
                        BasisBridge.Cause.DEFERRED, Money.parse("EUR 131.66"),
                        BasisBridge.Cause.INVOICED_NOT_PAID, Money.parse("EUR 250.00"),
                        BasisBridge.Cause.PAID_OUTSIDE, Money.parse("EUR 500.00"),
                        BasisBridge.Cause.UNEARNED_CREDIT, Money.parse("EUR 634.00")));
        assertThat(revenue.aged(EUR, JUNE).rows())
                .extracting(row -> row.invoice() + " " + row.daysLate() + " " + plain(row.open()))
                .containsExactly("in_A09 14 297.50", "in_A04 43 238.00");
    }

    @Test
    void everyPlantedCauseOfTheShopIsFoundAndNothingElse() {
        Reconciliation found =
                shopReconciliation("statement-quickbooks-profit-and-loss.csv", "general-ledger-quickbooks.csv");
        assertThat(table(found, "2026-06", USD)).isEqualTo("""
                fees -51.94 - -3.42 = -48.52: fees -51.94, missing source 3.42
                net revenue 1512.00 - 1613.37 = -101.37: timing 166.66, tax -126.50, tips and stored value -22.50, fees 44.97, \
                refunds -80.00, missing source -84.00
                """);
        assertThat(found.residuals()).isEmpty();
        assertThat(found.periods()).extracting(PeriodComparison::verdict).containsExactly(Verdict.WARN);
        assertThat(found.periods().get(0).netDeposits())
                .extracting(NetDeposits::payout)
                .containsExactlyInAnyOrder("po_B0", "po_B1", "po_B2", "po_B3", "po_B5");
        assertThat(records(found, "2026-06", USD, Cause.REFUNDS)).containsExactly("re_B04 -80.00");
    }

    @Test
    void bothDialectsOfQuickBooksSayTheSame() {
        String newer = shopReconciliation("statement-quickbooks-profit-and-loss.csv", "general-ledger-quickbooks.csv")
                .render();
        String older = shopReconciliation(
                        "statement-quickbooks-profit-and-loss-older.csv", "general-ledger-quickbooks-older.csv")
                .render();
        assertThat(older.lines().skip(1))
                .containsExactlyElementsOf(newer.lines().skip(1).toList());
    }

    @Test
    void theProcessorsBalanceTiesToTheLedger() {
        Map<YearMonth, String> closings = Map.of(MAY, "EUR 3022.38", JUNE, "EUR -102.08", JULY, "EUR 0.00");
        closings.forEach((month, closing) -> {
            ClearingStatement clearing =
                    ClearingStatement.of(saas.books(), MonthEndPack.STRIPE, EUR, MonthRange.of(month));
            assertThat(clearing.closingOnArrival()).isEqualTo(Money.parse(closing));
            List<BalanceSummary> report = StripeBalanceSummaryCsv.read(
                    saas.file("stripe-balance-summary-" + month + ".csv"), MonthEndPack.STRIPE, MonthRange.of(month));
            assertThat(clearing.against(report.get(0)))
                    .allSatisfy(comparison ->
                            assertThat(comparison.difference().isZero()).isTrue());
        });
        assertThat(ClearingStatement.of(saas.books(), MonthEndPack.STRIPE, EUR, MonthRange.of(JUNE))
                        .inTransit())
                .isEqualTo(Money.parse("EUR 36.92"));
    }

    private static String table(Reconciliation found, String month, Currency currency) {
        StringBuilder table = new StringBuilder();
        for (LineComparison line : period(found, month, currency).lines()) {
            String causes = line.causes().stream()
                    .map(cause -> cause.cause() + " " + plain(cause.amount()))
                    .collect(Collectors.joining(", "));
            table.append("%s %s - %s = %s%s\n"
                    .formatted(
                            line.line(),
                            plain(line.system()),
                            plain(line.books()),
                            plain(line.variance()),
                            causes.isEmpty() ? "" : ": " + causes));
        }
        return table.toString();
    }

    private static List<String> records(Reconciliation found, String month, Currency currency, Cause cause) {
        Map<String, Money> sums = new TreeMap<>();
        period(found, month, currency).lines().stream()
                .flatMap(line -> line.causes().stream())
                .filter(each -> each.cause() == cause)
                .flatMap(each -> each.records().stream())
                .forEach(record -> sums.merge(objectOf(record), record.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(each -> each.getKey() + " " + plain(each.getValue()))
                .toList();
    }

    private static String objectOf(RecordPart record) {
        return record instanceof RecordPart.OfFact fact ? fact.fact().object() : record.toString();
    }

    private static PeriodComparison period(Reconciliation found, String month, Currency currency) {
        return found.find(MonthRange.of(YearMonth.parse(month)), currency).orElseThrow();
    }

    private static String plain(Money amount) {
        return amount.toMajor().toPlainString();
    }

    private static Entity saasEntity() {
        return new Entity(
                "Lumen Desk GmbH", ZoneId.of("Europe/Berlin"), Set.of(MonthEndPack.STRIPE, MonthEndPack.PAYROLL));
    }

    private FinancialStatement saasStatement(String folder) {
        return QuickBooksJson.read(saas.file(folder + "statement-quickbooks-profit-and-loss.json"));
    }

    private Reconciliation saasReconciliation(String folder) {
        Revenue revenue = revenue(saas.books(), JULY);
        LedgerDetail detail = LedgerDetailCsv.read(saas.file(folder + "ledger-detail.csv"), new MonthRange(MAY, JULY));
        CompanyBooks books = CompanyBooks.of(saasEntity(), saas.mapping(), saasStatement(folder))
                .with(detail);
        SystemFigures figures = SystemFigures.of(RevenueBasis.EARNED, revenue.on(RevenueBasis.EARNED))
                .bridgedBy(revenue.bridge());
        return Reconciliation.of(figures, books, Terms.asOf(LocalDate.of(2026, 8, 5)));
    }

    private Reconciliation shopReconciliation(String statement, String ledger) {
        Revenue revenue = revenue(shop.books(), JUNE);
        Entity entity = new Entity("Harbor & Wick LLC", ZoneId.of("America/New_York"), Set.of(MonthEndPack.STRIPE))
                .alsoFrom(new Entity.OtherSource("PayPal", "paypal"));
        LedgerDetail detail = QuickBooksLedgerCsv.read(shop.file(ledger), USD);
        CompanyBooks books = CompanyBooks.of(entity, shop.mapping(), QuickBooksCsv.read(shop.file(statement), USD))
                .with(detail);
        SystemFigures figures = SystemFigures.of(RevenueBasis.RECEIPTS, revenue.on(RevenueBasis.RECEIPTS))
                .bridgedBy(revenue.bridge());
        return Reconciliation.of(figures, books, Terms.asOf(LocalDate.of(2026, 7, 5)));
    }

    private static Revenue revenue(Books books, YearMonth through) {
        return Revenue.of(books, ReceiptSplit.standard(), RevenuePolicy.through(through));
    }
}
