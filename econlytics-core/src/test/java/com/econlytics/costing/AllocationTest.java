package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.money.CurrencyMismatchException;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AllocationTest {
    private static final CustomerId ONE = new CustomerId(1);
    private static final CustomerId TWO = new CustomerId(2);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/allocation.csv", numLinesToSkip = 1)
    void sharesAsTheTableSays(
            String id, String rule, String source, String method, String currency, String pools, String expected) {
        List<CostCentre> centres = AllocationTable.centres(pools, currency);
        Allocation allocation = Allocation.of(AllocationTable.method(method), centres);
        assertThat(AllocationTable.shares(allocation)).isEqualTo(expected);
        assertThat(allocation.certificate().verifyAgainst(AllocationTable.method(method), centres))
                .isEmpty();
    }

    @Test
    void theCertificateReadsLikeAWorkingPaper() {
        Allocation allocation = allocate(AllocationMethod.STEP_DOWN, """
                it 10.00 by ticket: help=1 1=2; help 0.00 by ticket: it=4 1=-1 2=0""");
        assertThat(allocation.certificate().toText()).isEqualTo("""
                Allocation, step down method
                Pool it: own cost USD 10.00, passed on 10.000000, by ticket
                  help: measured 1, weight 1 of 3
                  customer 1: measured 2, weight 2 of 3
                Pool help: own cost USD 0.00, passed on 3.333333, by ticket
                  it: measured 4, weight 0 of 0 (not charged by this method)
                  customer 1: measured -1, weight 0 of 0 (negative counts as 0)
                  customer 2: measured 0, weight 0 of 0
                  nobody has a driver: all of it is unallocated
                Shares, rounded once by largest remainder
                  unallocated: USD 3.33 = 3.33, exactly 3.333333 (1000/3 minor units)
                  customer 1: USD 6.67 = 6.66 and leftover unit no. 1, exactly 6.666667 (2000/3 minor units)
                  customer 2: USD 0.00 = 0.00, exactly 0.000000 (0 minor units)
                """);
    }

    @Test
    void aLeftoverUnitThatIsWithheldAltogetherIsMissedInTheSum() {
        AllocationCertificate paid = allocate(AllocationMethod.DIRECT, "support 0.05 by ticket: 1=1 2=1 3=1")
                .certificate();
        List<AllocationCertificate.Share> shares = new ArrayList<>(paid.shares());
        AllocationCertificate.Share second = shares.get(1);
        shares.set(
                1,
                new AllocationCertificate.Share(
                        second.bearer(), second.idealMinor(), second.truncatedMinor(), Money.parse("USD 0.01")));
        AllocationCertificate withheld = new AllocationCertificate(paid.method(), paid.charges(), shares, List.of(ONE));
        assertThat(withheld.verify())
                .containsExactly(new CertificateFinding(CertificateFinding.Kind.SUM_DIFFERS, "the allocation"));
    }

    @Test
    void negativeDriversAreListedWithTheirOwnValue() {
        Allocation allocation = allocate(AllocationMethod.DIRECT, "support 1.00 by ticket: 1=1 2=-7");
        assertThat(allocation.certificate().charges().get(0).countedAsZero())
                .containsExactly(new AllocationCertificate.Use(Recipient.bearer(TWO), -7, 0));
    }

    @Test
    void whoeverIsNoRecipientBearsNothing() {
        Allocation allocation = allocate(AllocationMethod.DIRECT, "support 1.00 by ticket: 1=1");
        assertThat(allocation.shareOf(TWO)).isEqualTo(Money.parse("USD 0.00"));
        assertThat(allocation.unallocated()).isEqualTo(Money.parse("USD 0.00"));
    }

    @Test
    void centresThatChargeOnlyEachOtherAreRefused() {
        assertThatThrownBy(() -> allocate(
                        AllocationMethod.RECIPROCAL,
                        "it 1.00 by ticket: hr=1 1=0; hr 1.00 by ticket: it=1; help 1.00 by ticket: it=1 1=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost centres [it, hr] charge only each other, so their cost reaches nobody;"
                        + " give one of them a customer that uses it");
    }

    @Test
    void aNestedPoolChargesOnlyWhatComesAfterIt() {
        assertThatThrownBy(() ->
                        allocate(AllocationMethod.NESTED, "team 0.00 by ticket: 1=1; support 1.00 by ticket: team=1"))
                .hasMessage("'support' charges 'team', which does not come after it; order nested pools from the"
                        + " outermost in, or use STEP_DOWN or RECIPROCAL");
    }

    @Test
    void aNestedPoolDoesNotChargeItself() {
        assertThatThrownBy(() -> allocate(AllocationMethod.NESTED, "team 1.00 by ticket: team=1 1=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'team' charges 'team', which does not come after it; order nested pools from the"
                        + " outermost in, or use STEP_DOWN or RECIPROCAL");
    }

    @Test
    void aCentreThatDidNothingForAnybodyLeavesItsCostUnallocatedByEveryMethod() {
        for (AllocationMethod method : AllocationMethod.values()) {
            Allocation allocation = allocate(method, "it 10.00 by ticket: hr=0; hr 1.00 by ticket: 1=1");
            assertThat(allocation.unallocated()).isEqualTo(Money.parse("USD 10.00"));
            assertThat(allocation.shareOf(ONE)).isEqualTo(Money.parse("USD 1.00"));
        }
    }

    @Test
    void anUnknownCentreIsRefusedByEveryMethod() {
        for (AllocationMethod method : AllocationMethod.values()) {
            assertThatThrownBy(() -> allocate(method, "it 1.00 by ticket: hr=1 1=1"))
                    .hasMessage("'it' charges 'hr', which is not among the cost centres [it]; add it or name one of"
                            + " them");
        }
    }

    @Test
    void twoCentresOfOneNameAreRefused() {
        assertThatThrownBy(() -> allocate(AllocationMethod.DIRECT, "it 1.00 by ticket: 1=1; it 2.00 by ticket: 1=1"))
                .hasMessage("two cost centres are named 'it'; give each its own name");
        assertThatThrownBy(() -> Allocation.of(AllocationMethod.DIRECT, List.of()))
                .hasMessage("there is no cost centre; give at least one pool to share");
    }

    @Test
    void poolsOfTwoCurrenciesAreRefused() {
        List<CostCentre> centres = new ArrayList<>(AllocationTable.centres("it 1.00 by ticket: 1=1", "USD"));
        centres.addAll(AllocationTable.centres("hr 1.00 by ticket: 1=1", "EUR"));
        assertThatThrownBy(() -> Allocation.of(AllocationMethod.DIRECT, centres))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorAndNeverWraps() {
        assertThatThrownBy(() -> allocate(
                        AllocationMethod.DIRECT, "a 92233720368547758.07 by ticket: 1=1; b 0.01 by ticket: 1=1"))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void poolsAndBasesNeedNames() {
        assertThatThrownBy(() -> new CostPool(" ", Money.parse("USD 1.00"), new AllocationBase.Equally()))
                .hasMessage("a cost pool of USD 1.00 has no name; give it one");
        assertThatThrownBy(() -> new AllocationBase.ByGivenWeights(""))
                .hasMessage("given weights name no source; say where they were decided");
    }

    @Test
    void aCentreThatServesCentresAloneNamesThem() {
        CostPool it = new CostPool("it", Money.parse("USD 9.00"), new AllocationBase.ByDriver(Driver.TICKET));
        CostPool help = new CostPool("help", Money.parse("USD 1.00"), new AllocationBase.Equally());
        List<CostCentre> centres =
                List.of(CostCentre.ofCentres(it, Map.of("help", 3L)), CostCentre.ofCustomers(help, Map.of(ONE, 0L)));
        assertThat(Allocation.of(AllocationMethod.STEP_DOWN, centres).shareOf(ONE))
                .isEqualTo(Money.parse("USD 10.00"));
    }

    @Test
    void ticketsCostCustomersOfShortTicketsMoreThanTheirTime() {
        CrossSubsidy subsidy =
                CrossSubsidy.of(Money.parse("USD 100.00"), Map.of(ONE, 10_800L, TWO, 3_600L), Map.of(ONE, 1L, TWO, 3L));
        assertThat(subsidy.byTime().shareOf(ONE)).isEqualTo(Money.parse("USD 75.00"));
        assertThat(subsidy.byTickets().shareOf(ONE)).isEqualTo(Money.parse("USD 25.00"));
        assertThat(subsidy.differences())
                .containsExactly(Map.entry(ONE, Money.parse("USD -50.00")), Map.entry(TWO, Money.parse("USD 50.00")));
        assertThat(subsidy.averagePerSecondMinor()).contains(Ratio.of(25, 36));
        assertThat(subsidy.averagePerTicketMinor()).contains(Ratio.of(2500));
    }

    @Test
    void withoutTrackedTimeTheRatePerSecondIsUndefinedAndTheCostUnallocated() {
        CrossSubsidy subsidy = CrossSubsidy.of(Money.parse("USD 9.00"), Map.of(), Map.of(ONE, 1L));
        assertThat(subsidy.averagePerSecondMinor()).isEmpty();
        assertThat(subsidy.differences())
                .containsExactly(
                        Map.entry(CustomerId.UNALLOCATED, Money.parse("USD -9.00")),
                        Map.entry(ONE, Money.parse("USD 9.00")));
    }

    @Test
    void aCrossSubsidyIsOfOnePool() {
        Allocation nine = allocate(AllocationMethod.DIRECT, "a 9.00 by ticket: 1=1");
        Allocation eight = allocate(AllocationMethod.DIRECT, "a 8.00 by ticket: 1=1");
        assertThatThrownBy(() -> new CrossSubsidy(nine, eight))
                .hasMessage("by time USD 9.00 are shared and by tickets USD 8.00; share one pool in both ways");
    }

    private static Allocation allocate(AllocationMethod method, String pools) {
        return Allocation.of(method, AllocationTable.centres(pools, "USD"));
    }
}
