package com.econlytics.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.Cause;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Verdict;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));
    private static final Path SOURCES = Path.of("src/test/java/com/econlytics/docs");

    @Test
    void theSixtySecondExampleGivesTheProfitItPromises() {
        CustomerProfit profit = SixtySeconds.profitOfOneCustomer();
        assertThat(profit.totalRevenue()).hasToString("USD 19.00");
        assertThat(profit.totalFees()).hasToString("USD 1.14");
        assertThat(profit.supportCost()).hasToString("USD 5.00");
        assertThat(profit.netProfit()).hasToString("USD 12.86");
        assertThat(profit.customer()).hasToString("customer 1");
    }

    @Test
    void theBooksTieAsTheSecondExamplePromises() {
        PeriodComparison june = TieToTheBooks.of(books(), statement(), detail())
                .find(JUNE, Currency.getInstance("USD"))
                .orElseThrow();
        assertThat(june.verdict()).isEqualTo(Verdict.WARN);
        assertThat(june.amountOf(Cause.BOOKED_TWICE)).hasToString("USD -29.00");
        assertThat(june.lines()).extracting(LineComparison::residual).allMatch(Money::isZero);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SixtySeconds.java", "TieToTheBooks.java"})
    void theReadmeShowsTheCodeThatRuns(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String shown = source.substring(
                source.indexOf('\n', source.indexOf("// readme:start")) + 1,
                source.lastIndexOf('\n', source.indexOf("// readme:end")) + 1);
        assertThat(Files.readString(README)).contains("```java\n" + shown.replaceAll("(?m)^ {8}", "") + "```");
    }

    /** A sale of 29.00 at a fee of 1.14. */
    private static Books books() {
        SourceAccount stripe = SourceAccount.of("stripe", "acct_1");
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("America/New_York")));
        InMemoryLedger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.IGNORE), Clock.systemUTC());
        ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(stripe, "ch_1", "charge"),
                Instant.parse("2026-06-02T10:00:00Z"),
                Party.ofRecord(stripe, "cus_ann"),
                List.of(
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 29.00")),
                        new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse("USD -1.14")))))));
        return Books.of(ledger, booking);
    }

    private static FinancialStatement statement() {
        BookAccount sales = new BookAccount("4000", "Sales", BookAccount.Group.INCOME);
        BookAccount fees = new BookAccount("6100", "Fees", BookAccount.Group.EXPENSES);
        return new FinancialStatement(
                "Profit and loss",
                FinancialStatement.Basis.CASH,
                List.of(
                        new FinancialStatement.Row(sales, JUNE, Money.parse("USD 58.00")),
                        new FinancialStatement.Row(fees, JUNE, Money.parse("USD 1.14"))),
                new Evidence("pnl.csv", "0".repeat(64)));
    }

    private static LedgerDetail detail() {
        return new LedgerDetail(
                JUNE,
                List.of(entry("2", "4000", "29.00"), entry("3", "4000", "29.00"), entry("4", "6100", "1.14")),
                new Evidence("ledger.csv", "0".repeat(64)));
    }

    private static LedgerDetail.Entry entry(String id, String account, String amount) {
        return new LedgerDetail.Entry(id, LocalDate.of(2026, 6, 2), account, "ch_1", "", Money.parse("USD " + amount));
    }
}
