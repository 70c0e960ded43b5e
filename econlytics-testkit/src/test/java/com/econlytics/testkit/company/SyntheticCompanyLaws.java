package com.econlytics.testkit.company;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SyntheticCompanyLaws {
    private static final SupportRates RATES = new SupportRates(5_000, 700);

    @Property(tries = 40)
    void theSamePlanMakesTheSameCompany(@ForAll @IntRange(min = 1, max = 60) int customers, @ForAll long seed) {
        SyntheticCompany one = SyntheticCompany.generate(CompanyPlan.of(customers, seed));
        SyntheticCompany other = SyntheticCompany.generate(CompanyPlan.of(customers, seed));
        assertThat(other.customers()).isEqualTo(one.customers());
        assertThat(other.charges()).isEqualTo(one.charges());
        assertThat(other.balanceTransactions()).isEqualTo(one.balanceTransactions());
        assertThat(other.supportUsers()).isEqualTo(one.supportUsers());
        assertThat(other.tickets()).isEqualTo(one.tickets());
        assertThat(other.truth(RATES)).isEqualTo(one.truth(RATES));
    }

    @Property(tries = 40)
    void partiesAddUpToTheCompany(@ForAll @IntRange(min = 1, max = 60) int customers, @ForAll long seed) {
        Truth truth = SyntheticCompany.generate(CompanyPlan.of(customers, seed)).truth(RATES);
        TrueProfit parties = truth.customers().values().stream()
                .reduce(TrueProfit.ZERO, TrueProfit::plus)
                .plus(truth.unattributed())
                .plus(truth.unallocated());
        assertThat(parties).isEqualTo(truth.company());
    }

    @Property(tries = 40)
    void noChargeGivesBackMoreThanItTook(@ForAll @IntRange(min = 1, max = 60) int customers, @ForAll long seed) {
        SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(customers, seed));
        assertThat(company.charges())
                .allMatch(charge -> charge.capturedMinor()
                        >= charge.refunds().stream()
                                .mapToLong(Refund::amountMinor)
                                .sum());
    }
}
