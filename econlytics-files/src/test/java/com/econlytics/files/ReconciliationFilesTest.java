package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.files.ReconciliationRow.Part;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
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
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What finance gets of a reconciliation, and hands in for it. */
class ReconciliationFilesTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Reconciliation SHOP = shop();

    @Test
    void everyLineIsTheSumOfItsCausesWhatIsAcceptedAndTheResidual() {
        List<ReconciliationRow> rows = ReconciliationCsv.rows(SHOP);
        List<LineComparison> lines = SHOP.periods().stream()
                .flatMap(period -> period.lines().stream())
                .toList();
        assertThat(sum(rows, part -> part == Part.LINE))
                .isEqualTo(sum(rows, Set.of(Part.CAUSE, Part.ACCEPTED, Part.RESIDUAL)::contains));
        assertThat(sum(rows, part -> part == Part.CAUSE)).isEqualTo(sum(rows, part -> part == Part.RECORD));
        assertThat(rows.stream().filter(row -> row.part() == Part.LINE).map(ReconciliationRow::variance))
                .containsExactlyElementsOf(
                        lines.stream().map(LineComparison::variance).toList());
        assertThat(rows.stream().filter(row -> row.part() == Part.LINE).map(ReconciliationRow::percent))
                .containsExactlyElementsOf(lines.stream()
                        .map(line -> line.relativeVariance()
                                .map(ratio -> ratio.toDecimal(4).movePointRight(2)))
                        .toList());
        assertThat(rows.stream().filter(row -> row.part() == Part.RECORD)).hasSizeGreaterThan(3);
    }

    @Test
    void whatWasComparedStandsAboveTheNamesOfTheColumns() {
        byte[] file = TextFile.written(out -> ReconciliationCsv.write(SHOP, CsvFormat.PLAIN, out));
        assertThat(new String(file, UTF_8))
                .startsWith(
                        "\"# entity\",=Harbor & Wick\r\n\"# statement\",statement-quickbooks-profit-and-loss.csv sha256 ")
                .contains("\r\n\"# ledger version\",", "\r\n\"# verdict\",2026-06 USD ")
                .contains("\r\nperiod,currency,part,line,cause,record,system,books,variance,percent\r\n2026-");
        List<ReconciliationRow> back = TextFile.read(file, path -> ReconciliationCsv.read(path, CsvSafety.RAW));
        assertThat(back).isEqualTo(ReconciliationCsv.rows(SHOP));
        byte[] spreadsheet = TextFile.written(out -> ReconciliationCsv.write(SHOP, CsvFormat.SPREADSHEET, out));
        assertThat(new String(spreadsheet, UTF_8)).startsWith("\uFEFF\"# entity\",'=Harbor & Wick\r\n");
    }

    @Test
    void aPercentageThatIsNotThatOfItsAmountsIsRefused() {
        String file = """
                period,currency,part,line,cause,record,system,books,variance,percent
                2026-06,EUR,line,fees,,,-3.00,-2.00,-1.00,50.00
                total of 1,EUR,line,,,,-3.00,-2.00,-1.00,
                """;
        assertThatThrownBy(() -> TextFile.read(file, path -> ReconciliationCsv.read(path, CsvSafety.RAW)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(
                        "file.csv, line 2, column percent: expected the variance in percent of the books, -50.00, found"
                                + " '50.00'; nothing of the file was taken, correct it and read it again");
    }

    @Test
    void acceptedDifferencesNameLinesOfTheMapping() {
        StatementLine fees = StatementLine.of(Section.FEES);
        String file = """
                period,line,amount,currency,author,reason,expires_on
                2026-05,fees,12.00,EUR,Ann,"card scheme rebate, claimed",2026-07-31
                2026-Q2,fees,-0.01,EUR,Ben,'-rounding,2026-12-31
                """;
        assertThat(accepted(file, fees))
                .containsExactly(
                        new AcceptedDifference(
                                fees,
                                MonthRange.of(YearMonth.of(2026, 5)),
                                Money.parse("EUR 12.00"),
                                "Ann",
                                "card scheme rebate, claimed",
                                LocalDate.of(2026, 7, 31)),
                        new AcceptedDifference(
                                fees,
                                new MonthRange(YearMonth.of(2026, 4), JUNE),
                                Money.parse("EUR -0.01"),
                                "Ben",
                                "-rounding",
                                LocalDate.of(2026, 12, 31)));
    }

    @Test
    void anAcceptedDifferenceOfNobodyOrOfNoLineOrTwiceIsRefused() {
        StatementLine fees = StatementLine.of(Section.FEES);
        String head = "period,line,amount,currency,author,reason,expires_on\n";
        String good = "2026-05,fees,12.00,EUR,Ann,rebate,2026-07-31\n";
        assertThatThrownBy(() -> accepted(head + good.replace("fees", "feez"), fees))
                .hasMessageStartingWith(
                        "file.csv, line 2, column line: expected a line of the mapping, found a text of 4");
        assertThatThrownBy(() -> accepted(head + good.replace("Ann", " "), fees))
                .hasMessageStartingWith("file.csv, line 2, column author: expected the name of who accepts it");
        assertThatThrownBy(() -> accepted(head + good.replace("rebate", ""), fees))
                .hasMessageStartingWith("file.csv, line 2, column reason: expected a reason in printable characters");
        assertThatThrownBy(() -> accepted(head + good + good, fees))
                .hasMessageStartingWith("file.csv, line 3: expected each period, line, currency and reason once");
    }

    @Test
    void aMappingToFillInHasEachAccountOnceAndMapsNone() {
        List<BookAccount> accounts = List.of(
                new BookAccount("4000", "=Sales", BookAccount.Group.INCOME),
                new BookAccount("4000", "Sales again", BookAccount.Group.INCOME),
                new BookAccount("6100", "Fees, Stripe", BookAccount.Group.EXPENSES));
        byte[] file = TextFile.written(out -> AccountMappingCsv.writeTemplate(accounts, CsvFormat.SPREADSHEET, out));
        assertThat(new String(file, UTF_8))
                .isEqualTo("\uFEFFaccount,line,sections_or_accounts,sign,reason,name\r\n4000,,,,,'=Sales\r\n"
                        + "6100,,,,,\"Fees, Stripe\"\r\n");
        AccountMapping back = TextFile.read(
                file, path -> AccountMappingCsv.read(path, "1", ChartOfAccounts.standard(), CsvSafety.SPREADSHEET));
        assertThat(back.places()).isEmpty();
    }

    private static List<AcceptedDifference> accepted(String file, StatementLine line) {
        return TextFile.read(file, path -> AcceptedDifferencesCsv.read(path, List.of(line), CsvSafety.SPREADSHEET));
    }

    private static Money sum(List<ReconciliationRow> rows, Predicate<Part> parts) {
        return rows.stream()
                .filter(row -> parts.test(row.part()))
                .map(ReconciliationRow::variance)
                .reduce(Money.zero(USD), Money::plus);
    }

    private static Reconciliation shop() {
        MonthEndPack pack = new MonthEndPack(Path.of("src/test/resources/month-end/shop"), NEW_YORK);
        Revenue revenue = Revenue.of(pack.books(), ReceiptSplit.standard(), RevenuePolicy.through(JUNE));
        Entity entity = new Entity("=Harbor & Wick", NEW_YORK, Set.of(MonthEndPack.STRIPE))
                .alsoFrom(new Entity.OtherSource("PayPal", "paypal"));
        CompanyBooks books = CompanyBooks.of(
                        entity,
                        pack.mapping(),
                        QuickBooksCsv.read(pack.file("statement-quickbooks-profit-and-loss.csv"), USD))
                .with(QuickBooksLedgerCsv.read(pack.file("general-ledger-quickbooks-older.csv"), USD));
        SystemFigures figures = SystemFigures.of(RevenueBasis.RECEIPTS, revenue.on(RevenueBasis.RECEIPTS))
                .bridgedBy(revenue.bridge());
        StatementLine fees = MonthEndPack.line("processing fees");
        AcceptedDifference cent = new AcceptedDifference(
                fees, MonthRange.of(JUNE), Money.parse("USD 0.01"), "Ann", "=rounding", LocalDate.of(2026, 12, 31));
        return Reconciliation.of(
                figures, books, Terms.asOf(LocalDate.of(2026, 7, 5)).accepting(List.of(cent)));
    }
}
