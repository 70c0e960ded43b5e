package com.econlytics.testkit.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.TrueProfit;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeptBooksTest {
    private static final YearMonth JUNE = YearMonth.of(2025, 6);
    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(60, 7));
    private final KeptBooks books = KeptBooks.of(company, ZoneOffset.UTC);

    @Test
    void withoutMistakesTheStatementSumsToTheTruth() {
        TrueProfit truth = company.truth(new SupportRates(0, 0)).company();
        assertThat(total("4000")).isEqualTo(truth.grossReceipts());
        assertThat(total("4100")).isEqualTo(-truth.refunds());
        assertThat(total("4200")).isEqualTo(-truth.disputes());
        assertThat(total("6100")).isEqualTo(truth.fees());
    }

    @Test
    void theEntriesSumToTheStatement() {
        FinancialStatement statement = books.statement();
        for (FinancialStatement.Row row : statement.rows()) {
            Money sum = books.detail().entries().stream()
                    .filter(entry -> entry.account().equals(row.account().id())
                            && row.period().contains(YearMonth.from(entry.date())))
                    .map(entry -> entry.amount())
                    .reduce(Money.ofMinor(0, "USD"), Money::plus);
            assertThat(sum).isEqualTo(row.amount());
        }
    }

    @Test
    void everyMistakeSaysByHowMuchItMovesItsMonth() {
        for (Mistake mistake : Mistake.values()) {
            KeptBooks wrong = books.with(mistake, JUNE);
            assertThat(wrong.planted()).singleElement().satisfies(planted -> {
                assertThat(planted.mistake()).isEqualTo(mistake);
                assertThat(planted.amount().isZero()).as(mistake.name()).isFalse();
                assertThat(planted.amount().amountMinor()).isEqualTo(profit(books, JUNE) - profit(wrong, JUNE));
            });
        }
    }

    private static long profit(KeptBooks books, YearMonth month) {
        return books.statement().rows().stream()
                .filter(row -> row.period().contains(month))
                .mapToLong(row -> row.account().group().statesCostsPositive()
                        ? -row.amount().amountMinor()
                        : row.amount().amountMinor())
                .sum();
    }

    private long total(String account) {
        return books.statement().rows().stream()
                .filter(row -> row.account().id().equals(account))
                .mapToLong(row -> row.amount().amountMinor())
                .sum();
    }
}
