package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
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
import com.econlytics.reconciliation.SignOff;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.MonthRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JdbcReconciliationsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));
    private static final Evidence STATEMENT = new Evidence("pnl.csv", "a".repeat(64));
    private static final Evidence ENTRIES = new Evidence("entries.csv", "b".repeat(64));
    private static final BookAccount SALES = new BookAccount("4000", "Sales", BookAccount.Group.INCOME);
    private static final StatementLine RECEIPTS = StatementLine.of(Section.GROSS_RECEIPTS);
    private static final SignOff SIGNED = new SignOff("Ann", "Ben", Instant.parse("2026-07-02T09:00:00Z"));
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final JdbcReconciliations reconciliations = new JdbcReconciliations(database);

    @Test
    void whatWasComparedIsReadBackAsItWasSaved() {
        Reconciliation found = found();
        long number = reconciliations.save(found);
        assertThat(reconciliations.find(number)).contains(found.manifest());
        assertThat(reconciliations.find(number + 1)).isEmpty();
        assertThat(reconciliations.save(found)).isGreaterThan(number);
    }

    @Test
    void theViewShowsEveryLineWithItsCausesAndWhatFoots() {
        long number = reconciliations.save(found());
        reconciliations.sign(number, SIGNED);
        assertThat(Database.rows(database, """
                        select concat_ws('|', entity, first_month, currency, verdict, line, system, books, variance, explained,
                            accepted, residual, causes, signed_by, version)
                        from econlytics_report.reconciliation"""))
                .containsExactly("Acme|2026-06|USD|FAIL|gross receipts|130.00|100.00|30.00|30.00|5.00|-5.00"
                        + "|{\"NOT_BOOKED\": 30.00}|Ann / Ben|" + ledger.version());
    }

    @Test
    void aSignOffIsKeptOnceAndNamesTwoPeople() {
        long number = reconciliations.save(found());
        assertThat(reconciliations.signOffs(number)).isEmpty();
        reconciliations.sign(number, SIGNED);
        reconciliations.sign(number, SIGNED);
        assertThat(reconciliations.signOffs(number)).containsExactly(SIGNED);
    }

    @Test
    void aReconciliationThatWasNotSavedCannotBeSigned() {
        assertThatThrownBy(() -> reconciliations.sign(99, SIGNED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no reconciliation 99; sign one that was saved, under the number it was given");
    }

    @Test
    void whatWasSavedCannotBeChanged() {
        reconciliations.save(found());
        assertThatThrownBy(() -> Jdbi.create(database)
                        .useHandle(
                                handle -> handle.execute("update econlytics.reconciliation_line set books = system")))
                .hasMessageContaining("append-only");
    }

    /** We have 130.00, of which the books have 100.00; 5.00 is accepted though it is explained. */
    private Reconciliation found() {
        ledger.book(Batch.of(List.of(receipt("ch_1", "USD 100.00"), receipt("ch_2", "USD 30.00"))));
        AccountMapping mapping = new AccountMapping(
                "1", Map.of("4000", new AccountMapping.Place.Mapped(RECEIPTS, AccountMapping.Sign.BY_GROUP)));
        Money booked = Money.parse("USD 100.00");
        FinancialStatement statement = new FinancialStatement(
                "Acme",
                FinancialStatement.Basis.CASH,
                List.of(new FinancialStatement.Row(SALES, JUNE, booked)),
                STATEMENT);
        LedgerDetail detail = new LedgerDetail(
                JUNE,
                List.of(new LedgerDetail.Entry("1", LocalDate.of(2026, 6, 2), "4000", "ch_1", "", booked)),
                ENTRIES);
        Entity acme = new Entity("Acme", ZoneOffset.UTC, Set.of(STRIPE));
        Terms terms = Terms.asOf(LocalDate.of(2026, 7, 1))
                .accepting(List.of(new AcceptedDifference(
                        RECEIPTS, JUNE, Money.parse("USD 5.00"), "Ann", "rounding", LocalDate.of(2027, 1, 1))));
        return Reconciliation.of(
                SystemFigures.of(RevenueBasis.RECEIPTS, Books.of(ledger, BOOKING)),
                CompanyBooks.of(acme, mapping, statement).with(detail),
                terms);
    }

    private static Posting receipt(String object, String amount) {
        Account receipts = ChartOfAccounts.RECEIPTS;
        return Posting.settled(
                FactId.of(STRIPE, object, "charge"),
                Instant.parse("2026-06-02T10:00:00Z"),
                Party.ofRecord(STRIPE, "cus_1"),
                List.of(new Leg(receipts, Money.parse(amount))));
    }
}
