package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Share;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which a certificate can be wrong is named. The true one: USD 1.01 over 1:1:1, two cents left over. */
class CertificateFindingTest {
    private static final CustomerId ONE = new CustomerId(1);
    private static final CustomerId TWO = new CustomerId(2);
    private static final CustomerId THREE = new CustomerId(3);
    private static final AllocationCertificate TRUE = Allocation.of(
                    AllocationMethod.DIRECT, AllocationTable.centres("support 1.01 by ticket: 1=1 2=1 3=1", "USD"))
            .certificate();
    private static final Charge CHARGE = TRUE.charges().get(0);

    @Test
    void aTrueCertificateHasNoFinding() {
        assertThat(TRUE.receivers()).containsExactly(ONE, TWO);
        assertThat(TRUE.verify()).isEmpty();
    }

    @Test
    void sharesInAnotherCurrencyAreFound() {
        assertThat(findings(withShares(
                        share(ONE, "EUR 0.34"),
                        TRUE.shares().get(1),
                        TRUE.shares().get(2))))
                .containsExactly("CURRENCY_DIFFERS: the allocation");
    }

    @Test
    void aCentreThatIsListedTwiceIsFound() {
        assertThat(findings(withCharges(CHARGE, CHARGE))).contains("NOT_IN_ORDER: support");
    }

    @Test
    void recipientsOutOfOrderAreFound() {
        List<Use> turned = new ArrayList<>(CHARGE.uses());
        Collections.reverse(turned);
        assertThat(findings(withCharges(new Charge(CHARGE.pool(), CHARGE.passedOnMinor(), turned))))
                .containsExactly("NOT_IN_ORDER: support");
    }

    @Test
    void aChargeToACentreThatIsNoneIsFound() {
        List<Use> more = new ArrayList<>(List.of(new Use(Recipient.centre("hr"), 1, 0)));
        more.addAll(CHARGE.uses());
        assertThat(findings(withCharges(new Charge(CHARGE.pool(), CHARGE.passedOnMinor(), more))))
                .containsExactly("CENTRE_UNKNOWN: hr");
    }

    @Test
    void aWeightThatTheQuantityDoesNotGiveIsFound() {
        List<Use> uses = CHARGE.uses().stream()
                .map(use -> new Use(use.recipient(), use.measured(), 2))
                .toList();
        assertThat(findings(withCharges(new Charge(CHARGE.pool(), CHARGE.passedOnMinor(), uses))))
                .containsExactly(
                        "WEIGHT_DIFFERS: support to customer 1",
                        "WEIGHT_DIFFERS: support to customer 2",
                        "WEIGHT_DIFFERS: support to customer 3");
    }

    @Test
    void aPoolThatPassesOnAnotherAmountIsFound() {
        assertThat(findings(withCharges(new Charge(CHARGE.pool(), Ratio.of(102), CHARGE.uses()))))
                .contains("PASSED_ON_DIFFERS: support");
    }

    @Test
    void aBearerWhoIsLeftOutIsFound() {
        assertThat(findings(withShares(TRUE.shares().get(0), TRUE.shares().get(1))))
                .contains("BEARERS_DIFFER: the allocation", "SUM_DIFFERS: the allocation");
    }

    @Test
    void bearersOutOfOrderAreFound() {
        assertThat(findings(withShares(
                        TRUE.shares().get(1),
                        TRUE.shares().get(0),
                        TRUE.shares().get(2))))
                .containsExactly("BEARERS_DIFFER: the allocation");
    }

    @Test
    void anIdealThatIsNoneIsFound() {
        Share other = new Share(THREE, Ratio.of(67, 2), 33, Money.parse("USD 0.33"));
        assertThat(findings(withShares(TRUE.shares().get(0), TRUE.shares().get(1), other)))
                .containsExactly("IDEAL_DIFFERS: customer 3");
    }

    @Test
    void aPartThatIsNotTheIdealCutTowardsZeroIsFound() {
        Share roundedUp = new Share(ONE, Ratio.of(101, 3), 34, Money.parse("USD 0.34"));
        assertThat(findings(withShares(
                        roundedUp, TRUE.shares().get(1), TRUE.shares().get(2))))
                .contains("TRUNCATION_DIFFERS: customer 1");
        Share cutTooFar = new Share(ONE, Ratio.of(101, 3), 32, Money.parse("USD 0.34"));
        assertThat(findings(withShares(
                        cutTooFar, TRUE.shares().get(1), TRUE.shares().get(2))))
                .contains("TRUNCATION_DIFFERS: customer 1");
    }

    @Test
    void aWholeUnitIsNoFractionThatMayBeCutOff() {
        AllocationCertificate whole = Allocation.of(
                        AllocationMethod.DIRECT, AllocationTable.centres("support 0.02 by ticket: 1=1 2=1", "USD"))
                .certificate();
        Share cut = new Share(ONE, Ratio.of(1), 0, Money.parse("USD 0.01"));
        AllocationCertificate forged = new AllocationCertificate(
                whole.method(), whole.charges(), List.of(cut, whole.shares().get(1)), List.of(ONE));
        assertThat(findings(forged)).containsExactly("TRUNCATION_DIFFERS: customer 1");
    }

    @Test
    void aReceiverWhoBearsNothingIsFound() {
        assertThat(findings(withReceivers(ONE, TWO, new CustomerId(9))))
                .containsExactly("RECEIVER_DIFFERS: customer 9");
    }

    @Test
    void aReceiverWithoutAFractionIsFound() {
        AllocationCertificate even = Allocation.of(
                        AllocationMethod.DIRECT, AllocationTable.centres("support 0.02 by ticket: 1=1 2=1", "USD"))
                .certificate();
        AllocationCertificate forged =
                new AllocationCertificate(even.method(), even.charges(), even.shares(), List.of(ONE));
        assertThat(findings(forged)).containsExactly("RECEIVER_DIFFERS: customer 1");
    }

    @Test
    void receiversOutOfOrderAreFound() {
        assertThat(findings(withReceivers(TWO, ONE))).containsExactly("RECEIVERS_NOT_IN_ORDER: customer 1");
    }

    @Test
    void aReceiverWhoWasPassedOverIsFound() {
        AllocationCertificate forged = new AllocationCertificate(
                TRUE.method(),
                TRUE.charges(),
                List.of(share(ONE, "USD 0.34"), share(TWO, "USD 0.33"), share(THREE, "USD 0.34")),
                List.of(ONE, THREE));
        assertThat(findings(forged)).containsExactly("RECEIVERS_NOT_IN_ORDER: the allocation");
    }

    @Test
    void anAmountThatIsNotThePartAndItsLeftoverUnitIsFound() {
        assertThat(findings(withShares(share(ONE, "USD 0.34"), share(TWO, "USD 0.33"), share(THREE, "USD 0.34"))))
                .containsExactly("AMOUNT_DIFFERS: customer 2", "AMOUNT_DIFFERS: customer 3");
    }

    @Test
    void anAmountAUnitOrMoreFromItsIdealIsFound() {
        assertThat(findings(withShares(share(ONE, "USD 0.35"), share(TWO, "USD 0.33"), share(THREE, "USD 0.33"))))
                .containsExactly(
                        "AMOUNT_DIFFERS: customer 1", "NOT_WITHIN_ONE_UNIT: customer 1", "AMOUNT_DIFFERS: customer 2");
    }

    @Test
    void anAmountExactlyAUnitFromItsIdealIsFound() {
        AllocationCertificate even = Allocation.of(
                        AllocationMethod.DIRECT, AllocationTable.centres("support 0.02 by ticket: 1=1 2=1", "USD"))
                .certificate();
        Share both = new Share(ONE, Ratio.of(1), 1, Money.parse("USD 0.02"));
        Share none = new Share(TWO, Ratio.of(1), 1, Money.parse("USD 0.00"));
        assertThat(findings(new AllocationCertificate(
                        even.method(), even.charges(), List.of(both, none), even.receivers())))
                .containsExactly(
                        "AMOUNT_DIFFERS: customer 1",
                        "NOT_WITHIN_ONE_UNIT: customer 1",
                        "AMOUNT_DIFFERS: customer 2",
                        "NOT_WITHIN_ONE_UNIT: customer 2");
    }

    @Test
    void sharesThatDoNotAddUpToThePoolAreFound() {
        assertThat(findings(withShares(share(ONE, "USD 0.34"), share(TWO, "USD 0.34"), share(THREE, "USD 0.34"))))
                .containsExactly("AMOUNT_DIFFERS: customer 3", "SUM_DIFFERS: the allocation");
    }

    @Test
    void aCertificateOfOtherPoolsIsFoundAgainstThem() {
        List<CostCentre> others = AllocationTable.centres("support 1.01 by ticket: 1=1 2=1 3=2", "USD");
        assertThat(TRUE.verifyAgainst(AllocationMethod.DIRECT, others))
                .extracting(CertificateFinding::toString)
                .containsExactly("OTHER_INPUTS: the allocation");
    }

    private static Share share(CustomerId bearer, String amount) {
        return new Share(bearer, Ratio.of(101, 3), 33, Money.parse(amount));
    }

    private static AllocationCertificate withShares(Share... shares) {
        return new AllocationCertificate(TRUE.method(), TRUE.charges(), List.of(shares), TRUE.receivers());
    }

    private static AllocationCertificate withCharges(Charge... charges) {
        return new AllocationCertificate(TRUE.method(), List.of(charges), TRUE.shares(), TRUE.receivers());
    }

    private static AllocationCertificate withReceivers(CustomerId... receivers) {
        return new AllocationCertificate(TRUE.method(), TRUE.charges(), TRUE.shares(), List.of(receivers));
    }

    private static List<String> findings(AllocationCertificate certificate) {
        return certificate.verify().stream().map(CertificateFinding::toString).toList();
    }
}
