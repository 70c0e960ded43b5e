package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfitabilityTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final CustomerId ANN = new CustomerId(1);
    private static final List<Balance> BALANCES = List.of(
            money(ChartOfAccounts.RECEIPTS, "USD 29.00"),
            money(ChartOfAccounts.REFUNDS, "USD -10.00"),
            money(ChartOfAccounts.PROCESSING_FEES, "USD -1.14"),
            money(ChartOfAccounts.SUPPORT, "USD -5.00"),
            money(ChartOfAccounts.PAYOUTS, "USD -100.00"),
            money(ChartOfAccounts.FEE_UNKNOWN, "USD 7.00"),
            tickets(ChartOfAccounts.SUPPORT, 1),
            tickets(ChartOfAccounts.MERGED_TICKETS, 4));

    @Test
    void aRowFootsAndShowsCostsPositive() {
        CustomerProfit row = new Profitability(USD).of(BALANCES).get(0);
        assertThat(row.grossReceipts()).hasToString("USD 29.00");
        assertThat(row.refunds()).hasToString("USD 10.00");
        assertThat(row.totalRevenue()).hasToString("USD 19.00");
        assertThat(row.totalFees()).hasToString("USD 1.14");
        assertThat(row.supportCost()).hasToString("USD 5.00");
        assertThat(row.netProfit()).hasToString("USD 12.86");
    }

    @Test
    void payoutsAndPendingAmountsAreNoProfit() {
        CustomerProfit row = new Profitability(USD).of(BALANCES).get(0);
        assertThat(row.pending()).hasToString("USD 7.00");
        assertThat(row.otherCosts()).hasToString("USD 0.00");
    }

    @Test
    void mergedTicketsAreNotCounted() {
        assertThat(new Profitability(USD).of(BALANCES).get(0).tickets()).isEqualTo(1);
    }

    @Test
    void eachCurrencyHasItsOwnRow() {
        List<Balance> two =
                List.of(money(ChartOfAccounts.RECEIPTS, "USD 29.00"), money(ChartOfAccounts.RECEIPTS, "JPY 500"));
        assertThat(new Profitability(USD).of(two))
                .extracting(row -> row.netProfit().toString())
                .containsExactly("JPY 500", "USD 29.00");
    }

    @Test
    void aSectionWithoutASourceIsNotSuppliedAndNotZero() {
        ProfitAndLoss statement = ProfitAndLoss.of(BALANCES, USD);
        assertThat(statement.find(Section.COST_OF_GOODS_SOLD)).isEmpty();
        assertThat(statement.notSupplied())
                .containsExactly(
                        Section.DISPUTES,
                        Section.COST_OF_GOODS_SOLD,
                        Section.FULFILMENT,
                        Section.OTHER_COST_TO_SERVE,
                        Section.ACQUISITION);
    }

    @Test
    void theStatementAndTheRowsAgree() {
        ProfitAndLoss statement = ProfitAndLoss.of(BALANCES, USD);
        assertThat(statement.netRevenue()).hasToString("USD 19.00");
        assertThat(statement.customerProfit())
                .isEqualTo(Profitability.netProfit(new Profitability(USD).of(BALANCES))
                        .get(USD));
    }

    private static Balance money(Account account, String amount) {
        Money money = Money.parse(amount);
        return new Balance(key(account, Unit.of(money.currency())), money.amountMinor());
    }

    private static Balance tickets(Account account, long count) {
        return new Balance(key(account, Unit.of(Driver.TICKET)), count);
    }

    private static BalanceKey key(Account account, Unit unit) {
        return BalanceKey.of(ANN, YearMonth.of(2026, 6), account, unit);
    }
}
