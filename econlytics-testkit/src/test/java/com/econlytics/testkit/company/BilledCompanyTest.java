package com.econlytics.testkit.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.testkit.company.Invoice.Fate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BilledCompanyTest {
    private static final SupportRates RATES = new SupportRates(3_600, 500);
    private static final CompanyPlan PLAN = CompanyPlan.of(30, 42);

    private final SyntheticCompany plain = SyntheticCompany.generate(PLAN);
    private final SyntheticCompany billed = SyntheticCompany.generate(PLAN.with(new Billing(200, 50, 1_900)));

    @Test
    void whatBillsNothingEarnsWhatItReceives() {
        TrueProfit profit = plain.truth(RATES).company();
        long net = profit.grossReceipts() - profit.refunds() - profit.disputes();

        assertThat(plain.invoices()).isEmpty();
        assertThat(plain.checkouts()).isEmpty();
        assertThat(plain.truth(RATES).revenue()).isEqualTo(new TrueRevenue(net, net));
    }

    @Test
    void hasInvoicesOfEveryFateBesidesTheChargesOfItsPlan() {
        assertThat(billed.invoices()).hasSize(200).extracting(Invoice::fate).contains(Fate.values());
        assertThat(billed.checkouts()).hasSize(50);
        assertThat(billed.charges())
                .extracting(Charge::amountMinor)
                .containsAll(plain.charges().stream().map(Charge::amountMinor).toList());
    }

    @Test
    void receivedRevenueLeavesOutTheTaxThatIsKnown() {
        Map<String, Charge> charges = new HashMap<>();
        billed.charges().forEach(charge -> charges.put(charge.id(), charge));
        TrueProfit profit = billed.truth(RATES).company();
        long tax = billed.checkouts().stream().mapToLong(Checkout::taxMinor).sum();
        for (Invoice invoice : billed.invoices()) {
            tax += invoice.fate() == Fate.PAID ? invoice.taxMinor() : 0;
            assertThat(invoice.taxMinor()).isEqualTo(Math.round(invoice.netMinor() * 0.19));
            if (invoice.fate() == Fate.PAID || invoice.fate() == Fate.CREDITED) {
                assertThat(charges.get(invoice.chargeId()).amountMinor()).isEqualTo(invoice.totalMinor());
            }
        }

        assertThat(billed.truth(RATES).revenue().received())
                .isEqualTo(profit.grossReceipts() - profit.refunds() - profit.disputes() - tax);
    }

    @Test
    void whatIsNotDeliveredByTheEndIsNotEarned() {
        long delivered = 0;
        long paid = 0;
        for (Invoice invoice : billed.invoices()) {
            boolean over = !invoice.serviceEnd().isAfter(PLAN.end());
            delivered += over && invoice.fate() != Fate.CREDITED ? invoice.netMinor() : 0;
            paid += invoice.fate() == Fate.PAID ? invoice.netMinor() : 0;
        }
        TrueRevenue revenue = billed.truth(RATES).revenue();
        long all = billed.invoices().stream()
                .filter(invoice -> invoice.fate() != Fate.CREDITED)
                .mapToLong(Invoice::netMinor)
                .sum();

        assertThat(revenue.earned() - revenue.received() + paid).isBetween(delivered + 1, all - 1);
    }

    @Test
    void everyPayoutIsTheSumOfItsBalanceTransactions() {
        Map<String, Long> nets = new HashMap<>();
        billed.balanceTransactions().forEach(movement -> nets.put(movement.id(), movement.netMinor()));

        assertThat(billed.payouts())
                .isNotEmpty()
                .allSatisfy(payout -> assertThat(payout.balanceTransactions().stream()
                                .mapToLong(nets::get)
                                .sum())
                        .isEqualTo(payout.amountMinor()));
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Billing(-1, 2, 3))
                .withMessage("no negative count and no negative tax: -1 invoices, 2 checkouts, 3 basis points");
    }
}
