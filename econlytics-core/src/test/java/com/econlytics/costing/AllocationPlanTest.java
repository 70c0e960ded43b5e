package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllocationPlanTest {
    private static final AllocationBase EQUALLY = new AllocationBase.Equally();
    private static final AllocationRule FEES = AllocationRule.of("fees", ChartOfAccounts.ACCOUNT_FEES, EQUALLY);

    @Test
    void aPlanHoldsItsRulesInOrder() {
        AllocationRule payroll = AllocationRule.of("payroll", ChartOfAccounts.SUPPORT_PAYROLL, EQUALLY);
        assertThat(AllocationPlan.of(payroll, FEES).rules()).containsExactly(payroll, FEES);
        assertThat(AllocationPlan.NONE.rules()).isEmpty();
    }

    @Test
    void twoRulesOfOneNameOrAccountAreRefused() {
        AllocationRule sameName = AllocationRule.of("fees", ChartOfAccounts.SUPPORT_PAYROLL, EQUALLY);
        AllocationRule sameAccount = AllocationRule.of("more_fees", ChartOfAccounts.ACCOUNT_FEES, EQUALLY);
        assertThatThrownBy(() -> AllocationPlan.of(FEES, sameName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two allocation rules are named fees; rename one");
        assertThatThrownBy(() -> AllocationPlan.of(FEES, sameAccount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two allocation rules share account account_fees; keep one of them");
    }

    @Test
    void aRuleHasANameThatCanStandInRecords() {
        assertThatThrownBy(() -> AllocationRule.of("Fees", ChartOfAccounts.ACCOUNT_FEES, EQUALLY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Fees' does not name an allocation rule; use lower-case words like 'account_fees'");
    }

    @Test
    void weightsGoWithGivenWeightsAndWithThemAlone() {
        Map<CustomerId, Long> weights = Map.of(new CustomerId(1), 60L, new CustomerId(2), 40L);
        AllocationRule decided = AllocationRule.byWeights("fees", ChartOfAccounts.ACCOUNT_FEES, "budget 2026", weights);
        assertThat(decided.weights()).isEqualTo(weights);
        assertThat(decided.base()).isEqualTo(new AllocationBase.ByGivenWeights("budget 2026"));
        assertThatThrownBy(() -> AllocationRule.byWeights("fees", ChartOfAccounts.ACCOUNT_FEES, "budget", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allocation rule fees shares by weights of budget and states 0 weights;"
                        + " state weights with given weights, and with them alone");
        assertThatThrownBy(
                        () -> new AllocationRule("fees", ChartOfAccounts.ACCOUNT_FEES, EQUALLY, new TreeMap<>(weights)))
                .hasMessage("allocation rule fees shares equally and states 2 weights;"
                        + " state weights with given weights, and with them alone");
    }

    @Test
    void aReportNamesTheBaseInWords() {
        Stream<AllocationBase> bases = Stream.of(
                new AllocationBase.ByDriver(Driver.TICKET),
                new AllocationBase.ByRevenue(Currency.getInstance("USD")),
                EQUALLY,
                new AllocationBase.ByGivenWeights("budget 2026"));
        assertThat(bases.map(AllocationBase::inWords).toList())
                .isEqualTo(List.of("by ticket", "by revenue in USD", "equally", "by weights of budget 2026"));
    }
}
