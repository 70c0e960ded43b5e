package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.revenue.RevenueBasis;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * May 2026 of a company that closes its books on the accrual basis, worked out on paper.
 *
 * <p>Sales: ch_1 500.00 + VAT 95.00, fee 9.00, booked gross. ch_2 1,200.00 for a year from 1 May (31 of 365 days earned:
 * 101.92), fee 18.00. ch_3 300.00, fee 5.00, disputed on 30 May and booked on 2 June. ch_4 200.00 + VAT 38.00, fee 4.00, booked as
 * the deposit of 234.00. The fees of ch_1 to ch_3, 32.00, are booked in June.
 *
 * <p>Ours: 500.00 + 1,200.00 + 300.00 − 300.00 + 200.00 = 1,900.00; fees −36.00. Theirs: 595.00 + 101.92 + 300.00 + 234.00 =
 * 1,230.92; fees 0.00, and 20.00 for a terminal. Of the variance of 669.08: basis 1,098.08, timing −300.00, tax −95.00 − 38.00, fees
 * 4.00. The terminal is of a source that is not connected.
 */
class MonthEndPackTest {
    private final BothBooks both = new BothBooks("EUR")
            .other("Terminal lessor", "terminal")
            .charge("ch_1", "2026-05-03", 50_000, 9_500, 900)
            .charge("ch_2", "2026-05-01", 120_000, 0, 1_800)
            .charge("ch_3", "2026-05-12", 30_000, 0, 500)
            .dispute("dp_1", "ch_3", "2026-05-30", 30_000)
            .charge("ch_4", "2026-05-20", 20_000, 3_800, 400)
            .payout("po_1", "2026-05-22", "2026-05-25", Map.of("txn_ch_4", 23_400L))
            .entry("2026-05-03", BothBooks.SALES, "ch_1", "Invoice 1", 59_500)
            .entry("2026-05-31", BothBooks.SALES, "il_2", "Annual plan, May", 10_192)
            .entry("2026-05-12", BothBooks.SALES, "ch_3", "Invoice 3", 30_000)
            .entry("2026-05-25", BothBooks.SALES, "", "STRIPE PAYOUT", 23_400)
            .entry("2026-05-31", BothBooks.FEES, "T-1", "Terminal rent", 2_000)
            .entry("2026-06-02", BothBooks.SALES, "dp_1", "Chargeback", -30_000)
            .entry("2026-06-05", BothBooks.FEES, "", "Stripe fees May", 3_200);

    private Reconciliation pack() {
        both.post(
                "il_2",
                "line",
                "",
                "2026-05-01",
                Map.of("charge", "ch_2"),
                both.leg(ChartOfAccounts.STATED_NET, 1),
                both.leg(ChartOfAccounts.STATED_TOTAL, -1));
        CompanyBooks books = new CompanyBooks(
                both.entity(),
                new AccountMapping("2026-05-31", BothBooks.places()),
                both.statement(FinancialStatement.Basis.ACCRUAL),
                both.company("2026-05", "2026-06").detail());
        return Reconciliation.of(
                SystemFigures.of(RevenueBasis.RECEIPTS, both.books()).bridgedBy(bridge()), books, BothBooks.terms());
    }

    private BasisBridge bridge() {
        FactId line = FactId.of(BothBooks.STRIPE, "il_2", "line");
        List<BasisBridge.Entry> entries = new ArrayList<>();
        entries.add(entry(line, "2026-05", -120_000));
        entries.add(entry(line, "2026-05", 10_192));
        entries.add(entry(line, "2026-06", 9_863));
        return new BasisBridge(entries);
    }

    private BasisBridge.Entry entry(FactId line, String month, long amount) {
        return new BasisBridge.Entry(
                BasisBridge.Cause.DEFERRED, line, CustomerId.UNATTRIBUTED, YearMonth.parse(month), both.money(amount));
    }

    @Test
    void everyFigureIsTheOneThatWasWorkedOutOnPaper() {
        assertThat(pack().render()).isEqualTo("""
                        Acme GmbH: ours (receipts) against 'Profit and loss' (accrual)
                        note: the statement is on the basis of accrual, we are on that of receipts; the bridge leads across
                        note: account 4100 is mapped and not in the statement; the books have 0 on it
                        note: account 6200 is mapped and not in the statement; the books have 0 on it
                        note: account 7000 is out of scope: overhead

                        2026-05 EUR: WARN
                                                               system          books       variance
                          fees                                 -36.00         -20.00         -16.00  -80.00 %
                            timing                                                           -32.00  3 records
                            fees                                                              -4.00  1 records
                            missing source                                                    20.00  1 records
                            residual                                                           0.00
                          revenue                             1900.00        1230.92         669.08  54.36 %
                            timing                                                          -300.00  1 records
                            basis                                                           1098.08  2 records
                            tax                                                             -133.00  2 records
                            fees                                                               4.00  1 records
                            residual                                                           0.00
                          shop_receipts                          0.00           0.00           0.00  undefined
                            residual                                                           0.00
                          support                                0.00           0.00           0.00  undefined
                            residual                                                           0.00
                          revenue: net 669.08, gross 669.08 of 1230.92: fails
                          cost: net -16.00, gross 16.00 of 20.00: fails
                          residual: net 0.00, gross 0.00 of 1250.92: holds
                          net deposit po_1 of 234.00 on revenue, tax -38.00, fees 4.00

                        2026-06 EUR: WARN
                                                               system          books       variance
                          fees                                   0.00         -32.00          32.00  100.00 %
                            timing                                                            32.00  3 records
                            residual                                                           0.00
                          revenue                                0.00        -300.00         300.00  100.00 %
                            timing                                                           300.00  1 records
                            basis                                                            -98.63  1 records
                            not booked                                                        98.63  1 records
                            residual                                                           0.00
                          shop_receipts                          0.00           0.00           0.00  undefined
                            residual                                                           0.00
                          support                                0.00           0.00           0.00  undefined
                            residual                                                           0.00
                          revenue: net 300.00, gross 300.00 of 300.00: fails
                          cost: net 32.00, gross 32.00 of 32.00: fails
                          residual: net 0.00, gross 0.00 of 332.00: holds
                        """);
    }

    @Test
    void whatTheBooksShouldBookIsBalanced() {
        assertThat(ProposedJournals.of(pack(), "1290").entries())
                .extracting(JournalEntry::id)
                .containsExactly(
                        "2026-05 EUR timing",
                        "2026-05 EUR tax",
                        "2026-05 EUR fees",
                        "2026-06 EUR timing",
                        "2026-06 EUR not booked");
    }

    @Test
    void theManifestSaysWhatWasCompared() {
        SignedReconciliation signed = new SignedReconciliation(
                pack().manifest(), new SignOff("Ann", "Ben", Instant.parse("2026-06-10T09:00:00Z")));
        assertThat(signed.render()).isEqualTo("""
                        entity: Acme GmbH
                        statement: books.csv sha256 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                        entries: books.csv sha256 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                        mapping: 2026-05-31
                        basis: ours receipts, the books' accrual
                        ledger version: 1
                        tolerance: 500 bp raw, 50 bp or 0 minor units unexplained
                        scope: company
                        as of: 2027-01-01
                        verdict: 2026-05 EUR WARN
                        verdict: 2026-06 EUR WARN
                        prepared by: Ann
                        reviewed by: Ben
                        signed at: 2026-06-10T09:00:00Z
                        """);
    }
}
