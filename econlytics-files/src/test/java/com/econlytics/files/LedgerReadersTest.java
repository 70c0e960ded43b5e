package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerReadersTest {
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));

    @Test
    void theGeneralLedgerGivesEntriesOfAccountsWithoutTotalsAndBeginningBalances() {
        LedgerDetail detail =
                QuickBooksLedgerCsv.read(TextFile.resource("quickbooks-ledger.csv"), Currency.getInstance("USD"));

        assertThat(detail.covers()).isEqualTo(JUNE);
        assertThat(entries(detail))
                .containsExactly(
                        "8 2026-06-02 1000 'po_1' 'Stripe payout' USD 1200.50",
                        "9 2026-06-30 1000 '' 'Bank charge' USD -5.00",
                        "12 2026-06-02 4000 'po_1' 'Stripe payout' USD 1200.50",
                        "14 2026-06-09 4010 '1001' 'Setup, once' USD 99.50",
                        "18 2026-06-30 Travel '' 'Taxi' USD 5.00");
    }

    @Test
    void theMemoIsReadUnderEachOfItsNames() {
        String ledger = TextFile.textOf("quickbooks-ledger.csv");
        for (String name : List.of("Memo", "Description")) {
            LedgerDetail detail = TextFile.read(
                    ledger.replace("Memo/Description", name),
                    path -> QuickBooksLedgerCsv.read(path, Currency.getInstance("USD")));
            assertThat(detail.entries().get(0).memo()).isEqualTo("Stripe payout");
        }
    }

    @Test
    void aPlainTableOfEntriesKeepsEqualRowsApart() {
        String table = """
                date,account,document,memo,amount,currency
                2026-06-30,6100,po_1,Stripe fees,12.34,EUR
                2026-06-30,6100,po_1,Stripe fees,12.34,EUR
                """;

        LedgerDetail detail = TextFile.read(table, path -> LedgerDetailCsv.read(path, JUNE));

        assertThat(entries(detail))
                .containsExactly(
                        "2 2026-06-30 6100 'po_1' 'Stripe fees' EUR 12.34",
                        "3 2026-06-30 6100 'po_1' 'Stripe fees' EUR 12.34");
    }

    private static List<String> entries(LedgerDetail detail) {
        return detail.entries().stream()
                .map(entry -> entry.id() + " " + entry.date() + " " + entry.account() + " '" + entry.document() + "' '"
                        + entry.memo() + "' " + entry.amount())
                .toList();
    }
}
