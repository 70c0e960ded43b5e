package com.econlytics.examples.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.files.CsvSafety;
import com.econlytics.files.DecimalStyle;
import com.econlytics.files.JournalCsv;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.Cause;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.testkit.bookkeeping.KeptBooks;
import com.econlytics.testkit.bookkeeping.Mistake;
import com.econlytics.testkit.company.BalanceTransaction;
import com.econlytics.testkit.company.Payout;
import com.econlytics.time.MonthRange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthEndTest {
    private static final YearMonth JUNE = YearMonth.of(2025, 6);
    private static final Currency USD = Currency.getInstance("USD");
    private static final MonthRange YEAR = new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 12));

    private final KeptBooks right = KeptBooks.of(MonthEndFiles.COMPANY, ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void rightBooksAgreeInEveryMonth() {
        MonthEnd monthEnd = compare(right, true);
        assertThat(monthEnd.agrees()).isTrue();
        assertThat(monthEnd.reconciliation().periods()).hasSize(12);
        assertThat(monthEnd.reconciliation().hasNoBreak()).isTrue();
    }

    @Test
    void plantedMistakesAreFoundInTheFilesAndExplainedToTheCent() {
        var wrong = right.with(Mistake.BOOKED_TWICE, JUNE).with(Mistake.FEES_LATE, JUNE);
        MonthEnd monthEnd = compare(wrong, true);
        PeriodComparison june =
                monthEnd.reconciliation().find(MonthRange.of(JUNE), USD).orElseThrow();
        assertThat(june.amountOf(Cause.BOOKED_TWICE))
                .isEqualTo(wrong.planted().get(0).amount());
        assertThat(june.amountOf(Cause.TIMING)).isEqualTo(wrong.planted().get(1).amount());
        assertThat(monthEnd.reconciliation().residuals()).isEmpty();
    }

    @Test
    void booksThatAreFarOffWithoutEvidenceDoNotAgree() {
        assertThat(compare(right.with(Mistake.BOOKED_TWICE, JUNE), false).agrees())
                .isFalse();
    }

    @Test
    void theReadingTellsWhatIsUnsplitAndFromWhichFiles() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        compare(right, true).print(new PrintStream(printed, true, UTF_8));
        assertThat(printed.toString(UTF_8))
                .startsWith("Acme: ours (receipts) against 'statement.csv' (cash)\n")
                .contains("\n2025-06 USD: PASS\n")
                .contains("Counted as revenue whole, because nothing says how much of it is tax (")
                .contains("\nmapping: mapping.csv sha256 ")
                .endsWith("verdict: 2025-12 USD PASS\n");
    }

    @Test
    void theProposedJournalPutsTheBooksRight() {
        var wrong = right.with(Mistake.BOOKED_TWICE, JUNE);
        Path journal = folder.resolve("journal.csv");
        Papers.writeJournal(compare(wrong, true), "1200", journal);
        assertThat(JournalCsv.read(journal, CsvSafety.SPREADSHEET))
                .singleElement()
                .satisfies(entry -> {
                    Money twice = wrong.planted().get(0).amount().negated();
                    assertThat(entry.lines().get(0).account()).isEqualTo("4000");
                    assertThat(entry.lines().get(0).debit()).isEqualTo(twice);
                    assertThat(entry.lines().get(1).account()).isEqualTo("1200");
                });
    }

    @Test
    void stripesReportIsComparedToTheCent() {
        assertThat(StripeReport.read(report("0.00"), MonthEndFiles.STRIPE, YEAR).print(MonthEndFiles.OURS, silent()))
                .isTrue();
        assertThat(StripeReport.read(report("0.01"), MonthEndFiles.STRIPE, YEAR).print(MonthEndFiles.OURS, silent()))
                .isFalse();
    }

    @Test
    void aStatementInTheWrongPlaceIsToldInOneSentence() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> file(missing, StatementFile.Format.PLAIN).read())
                .isInstanceOf(WrongInputException.class)
                .hasMessage(missing + " is no file that can be read; name one that is there and may be read");
    }

    @Test
    void formatsAreKnownByTheirBeginning() {
        Path json = MonthEndFiles.write(folder.resolve("a.json"), " {\"Reports\": []}");
        assertThatThrownBy(() -> file(json, StatementFile.Format.AUTO).read())
                .hasMessageContaining("expected one report");
        Path quickBooks = MonthEndFiles.write(folder.resolve("b.json"), "{}");
        assertThatThrownBy(() -> file(quickBooks, StatementFile.Format.AUTO).read())
                .hasMessageContaining("Header");
        Path csv = MonthEndFiles.write(folder.resolve("c.csv"), "Profit and Loss\n");
        assertThatThrownBy(() -> file(csv, StatementFile.Format.AUTO).read()).hasMessageStartingWith("c.csv");
    }

    private MonthEnd compare(KeptBooks books, boolean detailed) {
        FinancialStatement statement = file(MonthEndFiles.statement(books, folder), StatementFile.Format.AUTO)
                .read();
        MonthRange months = new MonthRange(JUNE.withMonth(1), YearMonth.of(2026, 1));
        LedgerDetail detail = detailed
                ? new DetailFile(
                                MonthEndFiles.detail(books, folder),
                                DetailFile.Format.AUTO,
                                USD,
                                DecimalStyle.POINT,
                                months)
                        .read()
                : LedgerDetail.NONE;
        CompanyBooks company = new CompanyFiles(
                        statement, CompanyFiles.readMapping(MonthEndFiles.mapping(folder)), detail)
                .of("Acme", List.of(), MonthEndFiles.OURS);
        Terms terms = Terms.asOf(LocalDate.of(2026, 1, 5));
        return MonthEnd.of(
                MonthEndFiles.OURS,
                company,
                new MonthEnd.Reading(RevenueBasis.RECEIPTS, ReceiptSplit.standard(), terms));
    }

    private static StatementFile file(Path path, StatementFile.Format format) {
        return new StatementFile(path, format, USD, DecimalStyle.POINT, FinancialStatement.Basis.CASH);
    }

    /** Stripe's summary of the year, off by {@code error}; the payout of the last day arrives after it. */
    private Path report(String error) {
        List<Payout> payouts = MonthEndFiles.COMPANY.payouts();
        long left = payouts.stream().mapToLong(Payout::amountMinor).sum();
        long arrived = left - payouts.get(payouts.size() - 1).amountMinor();
        long net = MonthEndFiles.COMPANY.balanceTransactions().stream()
                .mapToLong(BalanceTransaction::netMinor)
                .sum();
        Money off = Money.parse("USD " + error);
        Money activity = Money.ofMinor(net + left, "USD").plus(off);
        Money payoutsOnArrival = Money.ofMinor(-arrived, "USD");
        return MonthEndFiles.write(folder.resolve("balance.csv"), """
                category,description,net_amount,currency
                starting_balance,,0.00,usd
                activity,,%s,usd
                payouts,,%s,usd
                ending_balance,,%s,usd
                """.formatted(
                        plain(activity), plain(payoutsOnArrival), plain(activity.plus(payoutsOnArrival))));
    }

    private static String plain(Money amount) {
        return amount.toMajor().toPlainString();
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    }
}
