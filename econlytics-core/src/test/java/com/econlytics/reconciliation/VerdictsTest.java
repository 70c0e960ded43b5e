package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which verdict follows from which figures. */
class VerdictsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/verdicts.csv", numLinesToSkip = 1)
    void verdictsAreAsTheTableSays(
            String id,
            String rule,
            BigDecimal salesOurs,
            BigDecimal salesBooks,
            BigDecimal shopOurs,
            BigDecimal shopBooks,
            BigDecimal feesOurs,
            BigDecimal feesBooks,
            BigDecimal unmapped,
            BigDecimal accepted,
            String expected) {
        BothBooks both = new BothBooks("EUR");
        both.post(
                        "f_1",
                        "sale",
                        "",
                        "2026-05-10",
                        Map.of(),
                        both.leg(ChartOfAccounts.RECEIPTS, minor(salesOurs)),
                        both.leg(BothBooks.SHOP_RECEIPTS, minor(shopOurs)),
                        both.leg(ChartOfAccounts.ACCOUNT_FEES, -minor(feesOurs)),
                        both.leg(ChartOfAccounts.TRANSFERS, 1))
                .row("2026-05", BothBooks.SALES, minor(salesBooks))
                .row("2026-05", BothBooks.SHOP, minor(shopBooks))
                .row("2026-05", BothBooks.FEES, minor(feesBooks));
        if (unmapped.signum() != 0) {
            both.row("2026-05", BothBooks.UNMAPPED, minor(unmapped));
        }
        Terms terms =
                BothBooks.terms().accepting(List.of(accept(both.money(minor(accepted)), LocalDate.of(2027, 1, 1))));
        PeriodComparison found = Reconciliation.of(both.figures(), both.summary(), terms)
                .periods()
                .get(0);
        String reasons = found.notComparable().stream().map(Enum::name).collect(Collectors.joining(" "));
        assertThat((found.verdict() + " " + reasons).strip())
                .as(id + " " + rule)
                .isEqualTo(expected);
    }

    @Test
    void anAcceptedDifferenceExpires() {
        BothBooks both =
                new BothBooks("EUR").charge("ch_1", "2026-05-10", 10_000, 0, 0).row("2026-05", BothBooks.SALES, 10_200);
        AcceptedDifference accepted = accept(both.money(-200), LocalDate.of(2026, 12, 31));
        Reconciliation expired = Reconciliation.of(
                both.figures(), both.summary(), BothBooks.terms().accepting(List.of(accepted)));
        assertThat(expired.residuals()).containsExactly(both.money(-200));
        assertThat(expired.notes())
                .contains("a difference of EUR -2.00 on revenue in 2026-05 was accepted by Ann until 2026-12-31 and has"
                        + " expired");
        Terms before =
                new Terms(LocalDate.of(2026, 12, 31), Tolerance.DEFAULT, Scope.COMPANY, Set.of(), List.of(accepted));
        assertThat(Reconciliation.of(both.figures(), both.summary(), before).residuals())
                .isEmpty();
    }

    @Test
    void aPeriodThatHasNotEndedIsNotComparable() {
        BothBooks both =
                new BothBooks("EUR").charge("ch_1", "2026-05-10", 10_000, 0, 0).row("2026-05", BothBooks.SALES, 10_000);
        assertThat(Reconciliation.of(both.figures(), both.summary(), Terms.asOf(LocalDate.of(2026, 5, 31)))
                        .periods()
                        .get(0)
                        .notComparable())
                .containsExactly(NotComparable.PERIOD);
    }

    @Test
    void anotherCurrencyIsListedAndNotCompared() {
        BothBooks both =
                new BothBooks("EUR").charge("ch_1", "2026-05-10", 10_000, 0, 0).row("2026-05", BothBooks.SALES, 10_000);
        both.book(Posting.settled(
                FactId.of(BothBooks.STRIPE, "ch_2", "charge"),
                BothBooks.noon("2026-05-11"),
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 5.00")))));
        Reconciliation found = Reconciliation.of(both.figures(), both.summary(), BothBooks.terms());
        assertThat(found.manifest().verdicts())
                .extracting(Object::toString)
                .containsExactly("2026-05 EUR PASS", "2026-05 USD NOT_COMPARABLE [currency, zero denominator]");
    }

    @Test
    void aLineOfRevenueAndCostsIsRefused() {
        AccountMapping mapping = new AccountMapping(
                "1",
                Map.of(
                        BothBooks.SALES,
                        new AccountMapping.Place.Mapped(StatementLine.CUSTOMER_PROFIT, AccountMapping.Sign.BY_GROUP)));
        BothBooks both = new BothBooks("EUR");
        FinancialStatement statement = both.statement(FinancialStatement.Basis.CASH);
        assertThatThrownBy(() -> CompanyBooks.of(both.entity(), mapping, statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "line 'customer profit' has revenue and costs, which have a test each; map its accounts to a"
                                + " line of revenue and a line of costs");
    }

    @Test
    void anAccountOfTwoGroupsIsRefused() {
        BothBooks both = new BothBooks("EUR");
        List<FinancialStatement.Row> rows = Stream.of(BookAccount.Group.INCOME, BookAccount.Group.EXPENSES)
                .map(group -> new FinancialStatement.Row(
                        new BookAccount("9", "Other", group),
                        MonthRange.of(YearMonth.of(2026, group.ordinal() + 1)),
                        both.money(1)))
                .toList();
        assertThatThrownBy(() -> new FinancialStatement(
                        "", FinancialStatement.Basis.CASH, rows, new Evidence("f", "a".repeat(64))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account 9 of the books is in the group of income and in that of expenses, which have other"
                        + " signs; give them two ids");
    }

    @Test
    void whoPreparesDoesNotReview() {
        assertThatThrownBy(() -> new SignOff("Ann  Lee", " ann lee ", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Ann  Lee' and ' ann lee ' are the same person; have somebody else review what one has"
                        + " prepared");
        for (String spelled : List.of("ANN\u00A0LEE", "Ann\u2009Lee", "\uFF21nn Lee", "An\u200Bn Lee")) {
            assertThatThrownBy(() -> new SignOff("Ann Lee", spelled, Instant.EPOCH))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new SignOff("Ann", "Ben", Instant.EPOCH).reviewer()).isEqualTo("Ben");
    }

    private static AcceptedDifference accept(Money amount, LocalDate until) {
        return new AcceptedDifference(
                BothBooks.REVENUE, MonthRange.of(YearMonth.parse("2026-05")), amount, "Ann", "known", until);
    }

    private static long minor(BigDecimal major) {
        return major.movePointRight(2).longValueExact();
    }
}
