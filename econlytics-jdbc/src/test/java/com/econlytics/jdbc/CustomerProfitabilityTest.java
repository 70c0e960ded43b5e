package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerProfitabilityTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Party ANN = Party.ofRecord(STRIPE, "cus_ann");
    private static final Instant JUNE = Instant.parse("2026-06-02T10:00:00Z");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);

    @BeforeEach
    void adoptCosts() {
        ledger.decide(new Decision.AdoptCosts(
                CostModel.of(USD, DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), Instant.EPOCH))));
    }

    @Test
    void aRowShowsMajorUnitsWithCostsPositiveAndFoots() {
        ledger.book(Batch.builder()
                .identities(List.of(signedUp(ANN, "2026-05-31T23:00:00Z")))
                .facts(List.of(
                        posting("ch_1", ANN, ChartOfAccounts.RECEIPTS, "USD 29.00"),
                        posting("ch_1_fee", ANN, ChartOfAccounts.PROCESSING_FEES, "USD -1.14"),
                        posting("re_1", ANN, ChartOfAccounts.REFUNDS, "USD -10.00"),
                        posting("dp_1", ANN, ChartOfAccounts.DISPUTES, "USD -2.00"),
                        ticket("42", ANN)))
                .build());
        assertThat(rows())
                .contains("cus_ann|2026-05|2026-05-31|17.00|1.14|5.00|0.00|10.86|1|29.00|10.00|2.00|USD|0.00");
    }

    @Test
    void whatIsNobodysHasARowEachEvenIfItIsNothing() {
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "unattributed|null|null|0.00|0.00|0.00|0.00|0.00|0|0.00|0.00|0.00|USD|0.00",
                        "unallocated|null|null|0.00|0.00|0.00|0.00|0.00|0|0.00|0.00|0.00|USD|0.00");
    }

    @Test
    void aCustomerWhoNeverPaidIsListed() {
        ledger.book(Batch.builder()
                .identities(List.of(signedUp(ANN, "2026-01-01T00:00:00Z")))
                .build());
        assertThat(rows()).contains("cus_ann|2026-01|2026-01-01|0.00|0.00|0.00|0.00|0.00|0|0.00|0.00|0.00|USD|0.00");
    }

    @Test
    void eachCurrencyHasItsOwnRowInItsOwnDecimals() {
        ledger.book(Batch.of(List.of(
                posting("ch_1", ANN, ChartOfAccounts.RECEIPTS, "JPY 2900"),
                posting("ch_2", ANN, ChartOfAccounts.RECEIPTS, "KWD 1.005"))));
        assertThat(rows())
                .contains("cus_ann|null|null|2900|0|0|0|2900|0|2900|0|0|JPY|0")
                .contains("cus_ann|null|null|1.005|0.000|0.000|0.000|1.005|0|1.005|0.000|0.000|KWD|0.000");
    }

    @Test
    void aPaymentWhoseFeeIsUnknownIsPendingAndNoProfit() {
        ledger.book(Batch.of(List.of(posting("ch_1", ANN, ChartOfAccounts.FEE_UNKNOWN, "USD 29.00"))));
        assertThat(rows()).contains("cus_ann|null|null|0.00|0.00|0.00|0.00|0.00|0|0.00|0.00|0.00|USD|29.00");
    }

    @Test
    void theViewAndTheCoreAgreeOnEveryRow() {
        ledger.book(Batch.of(List.of(
                posting("ch_1", ANN, ChartOfAccounts.RECEIPTS, "USD 29.00"),
                posting("ch_2", Party.unknown(), ChartOfAccounts.RECEIPTS, "USD 5.00"),
                posting("txn_1", Party.shared(), ChartOfAccounts.ACCOUNT_FEES, "USD -2.00"),
                posting("po_1", Party.shared(), ChartOfAccounts.PAYOUTS, "USD -20.00"),
                ticket("42", Party.unknown()))));
        List<Balance> balances = ledger.balances();
        for (CustomerProfit row : new Profitability(USD).of(balances)) {
            assertThat(profitInView(row.customer().number()))
                    .isEqualByComparingTo(row.netProfit().toMajor());
        }
        assertThat(new Profitability(USD).of(balances)).hasSize(3);
    }

    @Test
    void theJournalRefusesToBeEdited() {
        ledger.book(Batch.of(List.of(posting("ch_1", ANN, ChartOfAccounts.RECEIPTS, "USD 29.00"))));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Jdbi.create(database)
                        .useHandle(handle -> handle.execute("update econlytics.line set amount = 1")))
                .hasMessageContaining("line is append-only: book a correction instead");
    }

    private BigDecimal profitInView(long customer) {
        return Jdbi.create(database)
                .withHandle(handle -> handle.createQuery(
                                "select net_profit from econlytics_report.customer_profitability where customer_no = :no")
                        .bind("no", customer)
                        .mapTo(BigDecimal.class)
                        .one());
    }

    private List<String> rows() {
        return Jdbi.create(database)
                .withHandle(
                        handle -> handle.createQuery("""
                        select concat_ws('|', customer_id, coalesce(cohort, 'null'), coalesce(signup_date::text, 'null'),
                            total_revenue, total_fees, support_cost, other_costs, net_profit, tickets, gross_receipts,
                            refunds, disputes, currency, pending)
                        from econlytics_report.customer_profitability""").mapTo(String.class).list());
    }

    private static Identity signedUp(Party party, String at) {
        return new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), Instant.parse(at));
    }

    private static Posting posting(String object, Party party, Account account, String amount) {
        return Posting.settled(
                FactId.of(STRIPE, object, "movement"), JUNE, party, List.of(new Leg(account, Money.parse(amount))));
    }

    private static Activity ticket(String id, Party party) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), id, "ticket"),
                1,
                JUNE,
                party,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1)),
                new TreeMap<>());
    }
}
