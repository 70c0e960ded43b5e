package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reconciliation.BookAccount.Group;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.FinancialStatement.Basis;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of real systems, as their documented structures have them. */
class StatementReadersTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void quickBooksJsonGivesEachAccountOnceASectionsOwnAmountIncluded() {
        FinancialStatement statement = QuickBooksJson.read(TextFile.resource("quickbooks-profit-and-loss.json"));

        assertThat(statement.title()).isEqualTo("ProfitAndLoss, 2026-06 to 2026-09");
        assertThat(statement.basis()).isEqualTo(Basis.ACCRUAL);
        assertThat(rows(statement))
                .containsExactly(
                        "45 Subscriptions, income, 2026-06 to 2026-09: USD 220.00",
                        "49 Annual plans, income, 2026-06 to 2026-09: USD 150.00",
                        "51 Seats, income, 2026-06 to 2026-09: USD 30.00",
                        "54 Refunds, income, 2026-06 to 2026-09: USD -65.00",
                        "80 Hosting, cost of goods sold, 2026-06 to 2026-09: USD 40.00",
                        "90 Stripe fees, expenses, 2026-06 to 2026-09: USD 12.34");
        assertThat(statement.evidence().file()).isEqualTo("quickbooks-profit-and-loss.json");
        assertThat(statement.evidence().sha256()).hasSize(64);
    }

    @Test
    void quickBooksJsonByMonthCountsTheMonthsAndNotTheirTotal() {
        FinancialStatement statement = QuickBooksJson.read(TextFile.resource("quickbooks-by-month.json"));

        assertThat(statement.basis()).isEqualTo(Basis.CASH);
        assertThat(rows(statement))
                .containsExactly(
                        "1 Sales, income, 2026-01: JPY 1000",
                        "1 Sales, income, 2026-02: JPY 2000",
                        "Setup Setup, income, 2026-02: JPY 500");
    }

    @Test
    void aQuickBooksReportWithoutDataHasNoRows() {
        String report = """
                {"Header": {"ReportName": "ProfitAndLoss", "ReportBasis": "Accrual", "StartPeriod": "2026-01-01",
                 "EndPeriod": "2026-01-31", "Currency": "USD", "Option": [{"Name": "NoReportData", "Value": "true"}]},
                 "Columns": {"Column": []}, "Rows": {}}
                """;

        FinancialStatement statement = TextFile.read(report, QuickBooksJson::read);

        assertThat(statement.rows()).isEmpty();
        assertThat(statement.title()).isEqualTo("ProfitAndLoss, 2026-01");
    }

    @Test
    void theNewQuickBooksExportCountsAccountsAndNeverTheirTotals() {
        FinancialStatement statement = QuickBooksCsv.read(TextFile.resource("quickbooks-new.csv"), USD);

        assertThat(statement.title()).isEqualTo("Profit and Loss, Acme Software LLC");
        assertThat(statement.basis()).isEqualTo(Basis.ACCRUAL);
        assertThat(rows(statement))
                .containsExactly(
                        "40000 Revenue, income, 2025-01 to 2025-12: USD 250000.00",
                        "41000 Services, income, 2025-01 to 2025-12: USD 1000.00",
                        "41100 Setup, income, 2025-01 to 2025-12: USD 500.00",
                        "42000 Refunds, income, 2025-01 to 2025-12: USD -1500.00",
                        "50000 Hosting, cost of goods sold, 2025-01 to 2025-12: USD 40000.00",
                        "Stripe fees Stripe fees, expenses, 2025-01 to 2025-12: USD -10.00",
                        "Travel:Travel Travel, expenses, 2025-01 to 2025-12: USD 20.00");
    }

    @Test
    void theOldQuickBooksExportByMonthIsReadAlike() {
        FinancialStatement statement = QuickBooksCsv.read(TextFile.resource("quickbooks-old.csv"), USD);

        assertThat(statement.basis()).isEqualTo(Basis.CASH);
        assertThat(rows(statement))
                .containsExactly(
                        "Sales Sales, income, 2026-01: USD 100.00",
                        "Sales Sales, income, 2026-02: USD 200.00",
                        "Fees Fees, expenses, 2026-02: USD 5.00");
    }

    @Test
    void decimalCommasAreReadIfTheCallerSaysSo() {
        String export = """
                Profit and Loss,
                January 2026,
                Account,Total
                Income,
                  Sales,"1.234,56 €"
                Total Income,"1.234,56"
                Net Income,"1.234,56"
                """;

        FinancialStatement statement = TextFile.read(export, path -> QuickBooksCsv.read(path, EUR, DecimalStyle.COMMA));

        assertThat(rows(statement)).containsExactly("Sales Sales, income, 2026-01: EUR 1234.56");
        assertThat(statement.basis()).isEqualTo(Basis.UNSTATED);
    }

    @Test
    void xeroCountsTheTotalOfTrackingColumns() {
        FinancialStatement statement = XeroJson.read(TextFile.resource("xero-tracking.json"), EUR, Basis.ACCRUAL);

        assertThat(statement.title()).isEqualTo("Profit & Loss, Acme GmbH");
        assertThat(rows(statement))
                .containsExactly(
                        "9f6b2f0e-0000-4000-8000-000000000001 Sales, income, 2026-06: EUR 150.00",
                        "9f6b2f0e-0000-4000-8000-000000000002 Refunds, income, 2026-06: EUR -10.00",
                        "9f6b2f0e-0000-4000-8000-000000000003 Bank fees, expenses, 2026-06: EUR 5.00");
    }

    @Test
    void xeroColumnsOfDatesCountForTheMonthsThatEndThere() {
        FinancialStatement statement = XeroJson.read(TextFile.resource("xero-two-months.json"), EUR, Basis.UNSTATED);

        assertThat(rows(statement))
                .containsExactly("u-1 Sales, income, 2026-06: EUR 10.00", "u-1 Sales, income, 2026-05: EUR 20.00");
    }

    @Test
    void aPlainTableMayNameAccountsAndGroups() {
        String table = """
                # entity,Acme
                account,period,amount,currency,name,group
                4000,2026-06,1234.56,EUR,Sales,income
                4000,2026-Q3,-0.01,eur,Sales,INCOME
                6100,2026-01..2026-06,5,JPY,,cost_of_goods_sold
                ,,,,,
                """;

        FinancialStatement statement = TextFile.read(table, path -> StatementCsv.read(path, Basis.CASH));

        assertThat(rows(statement))
                .containsExactly(
                        "4000 Sales, income, 2026-06: EUR 1234.56",
                        "4000 Sales, income, 2026-07 to 2026-09: EUR -0.01",
                        "6100 6100, cost of goods sold, 2026-01 to 2026-06: JPY 5");
        assertThat(statement.accounts().get(0).group()).isEqualTo(Group.INCOME);
    }

    private static List<String> rows(FinancialStatement statement) {
        return statement.rows().stream()
                .map(row -> row.account().id() + " " + row.account().name() + ", "
                        + row.account().group() + ", " + row.period() + ": " + row.amount())
                .toList();
    }
}
