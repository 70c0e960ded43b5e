package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcReconciliations;
import com.econlytics.ledger.Batch;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.Evidence;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationPageTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));
    private static final BookAccount SALES = new BookAccount("4000", "Sales", BookAccount.Group.INCOME);

    private final Service service = new Service();
    private long number;

    @BeforeEach
    void aReceiptThatIsNotInTheBooks() {
        service.books().ledger().book(Batch.of(List.of(receipt("ch_1", "USD 100.00"), receipt("ch_2", "USD 30.00"))));
        number = new JdbcReconciliations(service.booking()).save(found());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theLatestComparisonIsShownWithItsVerdictAndItsCauses() {
        assertThat(service.get("/reconciliation").body())
                .contains("Number " + number, "<bdi class=\"name\" title=\"Acme\">Acme</bdi>")
                .contains("<span class=\"verdict fail\"><span aria-hidden=\"true\">✗</span> FAIL</span>")
                .contains(
                        "data-value=\"130.00\"",
                        "data-value=\"100.00\"",
                        "30.0 %",
                        "not booked <small>1 record</small>")
                .contains("nobody yet");
    }

    @Test
    void aFailedComparisonNeedsAttention() {
        assertThat(service.get("/").body()).contains("The latest reconciliation, number " + number + ", says FAIL");
    }

    @Test
    void whoStandsForItIsShown() {
        HttpResponse<String> answer =
                service.post("/reconciliation/" + number + "/sign", "preparer=Ann&reviewer=%3Cb%3EBen");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(service.get("/reconciliation?no=" + number).body())
                .contains("Ann / &lt;b&gt;Ben")
                .doesNotContain("<b>Ben");
    }

    @Test
    void aNumberThatWasNotSavedIsRefused() {
        assertThat(service.get("/reconciliation?no=" + (number + 1)).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/reconciliation?no=x").statusCode()).isEqualTo(400);
    }

    @Test
    void booksAreHandedInAsFilesAndWhatIsFoundIsKept() {
        HttpResponse<String> answer = handIn(
                file("statement", "pnl.csv", "period,account,amount,currency\n2026-06,4000,130.00,USD\n"),
                file(
                        "mapping",
                        "map.csv",
                        "account,line,sections_or_accounts,sign,reason\n4000,sales,GROSS_RECEIPTS,,\n"),
                file("detail", "", ""),
                "Content-Disposition: form-data; name=\"entity\"\r\n\r\nAcme GmbH\r\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/reconciliation?no=" + (number + 1));
        assertThat(service.get("/reconciliation").body())
                .contains("Number " + (number + 1) + ": <bdi class=\"name\" title=\"Acme GmbH\">")
                .contains("✓</span> PASS", "<th scope=\"row\">sales</th>");
    }

    @Test
    void aFileThatCannotBeReadIsPointedAt() {
        String mapping =
                file("mapping", "map.csv", "account,line,sections_or_accounts,sign,reason\n4000,sales,SALES,,\n");
        HttpResponse<String> answer = handIn(
                file("statement", "pnl.csv", "period,account,amount,currency\n2026-06,4000,130.00,USD\n"), mapping);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("map.csv, line 2, column sections_or_accounts");
        assertThat(handIn(mapping).body()).contains("statement must be a file; choose one");
    }

    private HttpResponse<String> handIn(String... parts) {
        String body = Stream.of(parts).map(part -> "--edge\r\n" + part).collect(Collectors.joining()) + "--edge--\r\n";
        return service.send(HttpRequest.newBuilder(service.uri("/reconciliation"))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String file(String field, String name, String content) {
        return "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }

    private Reconciliation found() {
        AccountMapping mapping = new AccountMapping(
                "1",
                Map.of(
                        "4000",
                        new AccountMapping.Place.Mapped(
                                StatementLine.of(Section.GROSS_RECEIPTS), AccountMapping.Sign.BY_GROUP)));
        Money booked = Money.parse("USD 100.00");
        FinancialStatement statement = new FinancialStatement(
                "Acme",
                FinancialStatement.Basis.CASH,
                List.of(new FinancialStatement.Row(SALES, JUNE, booked)),
                new Evidence("pnl.csv", "a".repeat(64)));
        LedgerDetail detail = new LedgerDetail(
                JUNE,
                List.of(new LedgerDetail.Entry("1", LocalDate.of(2026, 6, 2), "4000", "ch_1", "", booked)),
                new Evidence("entries.csv", "b".repeat(64)));
        return Reconciliation.of(
                SystemFigures.of(RevenueBasis.RECEIPTS, service.books().read()),
                CompanyBooks.of(new Entity("Acme", ZoneOffset.UTC, Set.of(STRIPE)), mapping, statement)
                        .with(detail),
                Terms.asOf(LocalDate.of(2026, 7, 1)).accepting(List.of(acceptedThoughExplained())));
    }

    private static AcceptedDifference acceptedThoughExplained() {
        return new AcceptedDifference(
                StatementLine.of(Section.GROSS_RECEIPTS),
                JUNE,
                Money.parse("USD 5.00"),
                "Ann",
                "rounding",
                LocalDate.of(2027, 1, 1));
    }

    private static Posting receipt(String id, String amount) {
        return Posting.settled(
                FactId.of(STRIPE, id, "charge"),
                Instant.parse("2026-06-02T00:00:00Z"),
                Party.ofRecord(STRIPE, "cus_1"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount))));
    }
}
