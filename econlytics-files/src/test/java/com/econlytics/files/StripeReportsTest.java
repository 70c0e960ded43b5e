package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.SourceAccount;
import com.econlytics.reconciliation.BalanceMovement;
import com.econlytics.reconciliation.BalanceSummary;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeReportsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));

    @Test
    void columnsAreFoundByNameAndAmountsAreMajorUnits() {
        String report = """
                balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id,description,automatic_payout_id,payment_metadata[a-b],payment_metadata[a_b]
                txn_1,2026-10-01 09:12:00,2026-10-03 00:00:00,eur,45.91,0.94,44.97,charge,ch_1,"Order 1234, blue",po_1,,
                txn_2,2026-10-02T10:00:00,,jpy,-1500,0,-1500.00,payout,po_2,,,,
                txn_3,2026-10-02 10:00:00,,kwd,1.234,0.000,1.234,charge,ch_3,,,,
                txn_4,2026-10-02 10:00:00,,isk,1500.00,10,1490,charge,ch_4,,,,
                """;

        List<BalanceMovement> movements = new ArrayList<>();
        TextFile.read(report, path -> StripeBalanceCsv.read(path, movements::add));

        assertThat(movements)
                .extracting(BalanceMovement::toString)
                .containsExactly(
                        "BalanceMovement[balanceTransaction=txn_1, created=2026-10-01T09:12:00Z, category=charge,"
                                + " source=ch_1, payout=po_1, gross=EUR 45.91, fee=EUR 0.94, net=EUR 44.97]",
                        "BalanceMovement[balanceTransaction=txn_2, created=2026-10-02T10:00:00Z, category=payout,"
                                + " source=po_2, payout=, gross=JPY -1500, fee=JPY 0, net=JPY -1500]",
                        "BalanceMovement[balanceTransaction=txn_3, created=2026-10-02T10:00:00Z, category=charge,"
                                + " source=ch_3, payout=, gross=KWD 1.234, fee=KWD 0.000, net=KWD 1.234]",
                        "BalanceMovement[balanceTransaction=txn_4, created=2026-10-02T10:00:00Z, category=charge,"
                                + " source=ch_4, payout=, gross=ISK 1500, fee=ISK 10, net=ISK 1490]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_utc", "created", "created (UTC)", "Created (UTC)"})
    void everySpellingOfTheTimeIsKnown(String head) {
        String report = "net,fee,gross,currency," + head + ",reporting_category,balance_transaction_id\n"
                + "1.00,0.00,1.00,usd,2026-10-01 09:12,charge,txn_1\n";

        List<BalanceMovement> movements = new ArrayList<>();
        TextFile.read(report, path -> StripeBalanceCsv.read(path, movements::add));

        assertThat(movements)
                .extracting(movement -> movement.created().toString())
                .containsExactly("2026-10-01T09:12:00Z");
    }

    @Test
    void aReportInTheCompanysZoneIsReadInItUnlessItHasUtcToo() {
        String report = "balance_transaction_id,created,currency,gross,fee,net,reporting_category\n"
                + "txn_1,2026-07-01 01:00:00,eur,\"1,50\",\"0,50\",\"1,00\",charge\n";

        List<BalanceMovement> movements = new ArrayList<>();
        TextFile.read(
                report,
                path -> StripeBalanceCsv.read(path, ZoneId.of("Europe/Berlin"), DecimalStyle.COMMA, movements::add));

        assertThat(movements)
                .extracting(movement -> movement.created() + " " + movement.net())
                .containsExactly("2026-06-30T23:00:00Z EUR 1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-900.00", "900.00"})
    void aSummaryAddsUpWithEitherSignOfItsPayouts(String payouts) {
        String report = """
                category,description,net_amount,currency
                starting_balance,Starting balance (2026-06-01),100.00,usd
                activity,Activity,950.00,usd
                payouts,Less payouts,%s,usd
                ending_balance,Ending balance (2026-06-30),150.00,usd
                """.formatted(payouts);

        List<BalanceSummary> summaries =
                TextFile.read(report, path -> StripeBalanceSummaryCsv.read(path, STRIPE, JUNE));

        assertThat(summaries)
                .extracting(BalanceSummary::toString)
                .containsExactly("BalanceSummary[account=stripe/acct_1, period=2026-06, opening=USD 100.00,"
                        + " activity=USD 950.00, payouts=USD -900.00, closing=USD 150.00]");
    }
}
