package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ledger says about a balance, beside what others say. */
class ClearingStatementTest {
    private static final MonthRange MAY = MonthRange.of(YearMonth.parse("2026-05"));

    private final BothBooks both = new BothBooks("EUR")
            .charge("ch_1", "2026-05-02", 10_000, 0, 300)
            .charge("ch_2", "2026-05-03", 5_000, 0, 200)
            .payout("po_1", "2026-05-30", "2026-06-02", Map.of("txn_ch_1", 9_700L));

    private ClearingStatement statement() {
        return ClearingStatement.of(both.books(), BothBooks.STRIPE, both.currency, MAY);
    }

    @Test
    void everyBalanceTransactionThatDiffersFromTheReportIsListed() {
        List<BalanceMovement> report =
                List.of(movement("txn_ch_1", 9_700), movement("txn_ch_2", 4_801), movement("txn_9", 77));
        assertThat(statement().against(report))
                .containsExactly(
                        new Discrepancy("txn_9", Discrepancy.Kind.NOT_IN_LEDGER, both.money(0), both.money(77)),
                        new Discrepancy(
                                "txn_ch_2", Discrepancy.Kind.AMOUNT_DIFFERS, both.money(4_800), both.money(4_801)),
                        new Discrepancy("txn_po_1", Discrepancy.Kind.NOT_IN_REPORT, both.money(-9_700), both.money(0)));
    }

    @Test
    void theReportDeductsAPayoutWhenItArrives() {
        BalanceSummary report = new BalanceSummary(
                BothBooks.STRIPE, MAY, both.money(0), both.money(14_500), both.money(0), both.money(14_500));
        assertThat(statement().against(report))
                .allSatisfy(each -> assertThat(each.difference().isZero()).isTrue());
        assertThat(statement().closing()).isEqualTo(both.money(4_800));
        assertThat(statement().inTransit()).isEqualTo(both.money(9_700));
    }

    @Test
    void aReportAboutAnotherMonthIsRefused() {
        BalanceSummary june = new BalanceSummary(
                BothBooks.STRIPE,
                MonthRange.of(YearMonth.parse("2026-06")),
                both.money(0),
                both.money(0),
                both.money(0),
                both.money(0));
        assertThatThrownBy(() -> statement().against(june))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the report is about stripe/acme in 2026-06 and EUR, this statement about stripe/acme in"
                        + " 2026-05 and EUR; take the report of the same account, period and currency");
    }

    @Test
    void whatIsPendingIsOnNoBalance() {
        both.post("ch_3", "charge", "ch_3", "2026-05-04", Map.of(), both.leg(ChartOfAccounts.FEE_UNKNOWN, 900));
        assertThat(statement().activity()).isEqualTo(both.money(14_500));
    }

    @Test
    void theClearingAccountOfTheBooksIsComparedByBalanceOrByEntries() {
        both.entry("2026-05-02", BothBooks.UNMAPPED, "", "clearing", 4_700);
        assertThat(statement().againstBooks(both.money(4_700)).difference()).isEqualTo(both.money(100));
        LedgerDetail detail = both.company("2026-05", "2026-05").detail();
        assertThat(statement().againstBooks(detail, BothBooks.UNMAPPED).difference())
                .isEqualTo(both.money(100));
    }

    @Test
    void theTextIsStable() {
        assertThat(statement().render()).isEqualTo("""
                        stripe/acme EUR 2026-05
                          opening                                        0.00
                          activity                                     145.00
                          payouts                                      -97.00
                          closing                                       48.00
                          in transit po_1                               97.00
                          closing on arrival                           145.00
                          payout po_1, 1 members                        97.00
                        """);
    }

    @Test
    void membershipAndArrivalAreReadAsTheyWereWritten() {
        PayoutItem item =
                new PayoutItem(BothBooks.STRIPE, "po_1", "txn_1", BothBooks.noon("2026-05-30"), both.money(-5));
        PayoutArrival arrival = new PayoutArrival(
                BothBooks.STRIPE, "po_1", 3, BothBooks.noon("2026-06-02"), both.money(5), "in_transit");
        assertThat(PayoutItem.read(item.posting())).contains(item);
        assertThat(PayoutArrival.read(arrival.posting())).contains(arrival);
        assertThat(PayoutArrival.read(item.posting())).isEmpty();
        assertThat(PayoutItem.read(arrival.posting())).isEmpty();
        assertThat(arrival.posting().revision()).isEqualTo(arrival.revision());
    }

    private BalanceMovement movement(String id, long net) {
        return new BalanceMovement(
                id, BothBooks.noon("2026-05-02"), "charge", "", "", both.money(net), both.money(0), both.money(net));
    }
}
