package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.AllocationBase.ByDriver;
import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Share;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AllocationLaws {
    private static final AllocationBase BY_TICKET = new ByDriver(Driver.TICKET);

    @Property
    @Label("L5 exact allocation: customers and unallocated add up to the pools, by every method")
    void l5SharesAddUpToThePools(@ForAll("cases") Case given) {
        Allocation allocation = given.allocate();
        assertThat(sum(allocation)).isEqualTo(given.pools());
        assertThat(BigInteger.valueOf(allocation.amount().amountMinor())).isEqualTo(given.pools());
    }

    @Property
    @Label("L5 exact allocation: every certificate is verified, also against its inputs")
    void l5CertificatesAreVerified(@ForAll("cases") Case given) {
        AllocationCertificate certificate = given.allocate().certificate();
        assertThat(certificate.verify()).isEmpty();
        assertThat(certificate.verifyAgainst(given.method(), given.centres())).isEmpty();
    }

    @Property
    @Label("L5 exact allocation: a change of any one field of a certificate is found")
    void l5TamperingIsFound(@ForAll("cases") Case given, @ForAll Random random) {
        AllocationCertificate certificate = given.allocate().certificate();
        for (AllocationCertificate forged : forgeries(certificate, random)) {
            assertThat(forged).isNotEqualTo(certificate);
            assertThat(forged.verifyAgainst(given.method(), given.centres()))
                    .as(forged.toString())
                    .isNotEmpty();
        }
    }

    @Property
    @Label("L5 exact allocation: a change of a figure that was worked out is found from the certificate alone")
    void l5TamperingWithTheWorkingIsFoundWithoutTheInputs(@ForAll("cases") Case given, @ForAll Random random) {
        AllocationCertificate certificate = given.allocate().certificate();
        for (AllocationCertificate forged : forgedWorkings(certificate, random)) {
            assertThat(forged.verify()).as(forged.toString()).isNotEmpty();
        }
    }

    @Property
    @Label("L5 exact allocation: allocate(-x) = -allocate(x), by every method")
    void l5NegatedPoolsNegateTheShares(@ForAll("cases") Case given) {
        assertThat(given.negated().allocate().shares())
                .isEqualTo(negated(given.allocate().shares()));
    }

    @Property
    @Label("L5 exact allocation: the order in which recipients are given does not matter")
    void l5TheOrderOfRecipientsDoesNotMatter(
            @ForAll("money") Money amount, @ForAll("measured") Map<CustomerId, Long> measured, @ForAll Random random) {
        List<CustomerId> order = new ArrayList<>(measured.keySet());
        Collections.shuffle(order, random);
        Map<CustomerId, Long> shuffled = new LinkedHashMap<>();
        order.forEach(id -> shuffled.put(id, measured.get(id)));
        CostPool pool = new CostPool("support", amount, BY_TICKET);
        assertThat(pool.allocate(shuffled)).isEqualTo(pool.allocate(measured));
    }

    @Property
    @Label("L5 exact allocation: the order of centres that charge each other does not matter")
    void l5TheOrderOfReciprocalCentresDoesNotMatter(@ForAll("reciprocal") Case given, @ForAll Random random) {
        List<CostCentre> shuffled = new ArrayList<>(given.centres());
        Collections.shuffle(shuffled, random);
        assertThat(Allocation.of(AllocationMethod.RECIPROCAL, shuffled).shares())
                .isEqualTo(given.allocate().shares());
    }

    @Property
    @Label("L5 exact allocation: a negative driver counts as 0 and is listed with its value")
    void l5NegativeDriversCountAsZeroAndAreListed(
            @ForAll("money") Money amount, @ForAll("measured") Map<CustomerId, Long> measured) {
        CostPool pool = new CostPool("support", amount, BY_TICKET);
        Map<CustomerId, Long> cut = new TreeMap<>(measured);
        cut.replaceAll((id, quantity) -> Math.max(0, quantity));
        Allocation allocation = pool.allocate(measured);
        assertThat(allocation.shares()).isEqualTo(pool.allocate(cut).shares());
        assertThat(allocation.certificate().charges().get(0).countedAsZero())
                .containsExactlyElementsOf(new TreeMap<>(measured)
                        .entrySet().stream()
                                .filter(use -> use.getValue() < 0)
                                .map(use -> new Use(Recipient.bearer(use.getKey()), use.getValue(), 0))
                                .toList());
    }

    @Property
    @Label("L5 exact allocation: without a driver the whole pool is unallocated")
    void l5WithoutADriverAllIsUnallocated(
            @ForAll("money") Money amount, @ForAll("measured") Map<CustomerId, Long> measured) {
        Map<CustomerId, Long> none = new TreeMap<>(measured);
        none.replaceAll((id, quantity) -> Math.min(0, quantity));
        Allocation allocation = new CostPool("support", amount, BY_TICKET).allocate(none);
        assertThat(allocation.unallocated()).isEqualTo(amount);
        assertThat(sum(allocation)).isEqualTo(BigInteger.valueOf(amount.amountMinor()));
    }

    @Property
    @Label("L5 exact allocation: nested pools compose exact weights and round once")
    void l5NestedPoolsComposeExactWeights(@ForAll("nested") Case given) {
        Map<CustomerId, Ratio> exact = new TreeMap<>();
        for (CostCentre centre : given.centres()) {
            Ratio own = Ratio.of(centre.pool().amount().amountMinor());
            walk(given.centres(), centre, own, exact);
        }
        List<Share> shares = given.allocate().certificate().shares();
        for (Share share : shares) {
            Ratio ideal = exact.getOrDefault(share.bearer(), Ratio.ZERO);
            assertThat(share.idealMinor()).isEqualTo(ideal);
            assertThat(Ratio.of(share.amount().amountMinor()).minus(ideal).abs())
                    .isLessThan(Ratio.ONE);
        }
    }

    @Property
    @Label("L5 exact allocation: where no centre charges an earlier one, three methods agree")
    void l5NestedStepDownAndReciprocalAgreeWithoutCycles(@ForAll("nested") Case given) {
        Map<CustomerId, Money> shares = given.allocate().shares();
        assertThat(Allocation.of(AllocationMethod.STEP_DOWN, given.centres()).shares())
                .isEqualTo(shares);
        assertThat(Allocation.of(AllocationMethod.RECIPROCAL, given.centres()).shares())
                .isEqualTo(shares);
    }

    @Property
    @Label("L5 exact allocation: the differences of a cross-subsidy add up to 0")
    void l5CrossSubsidiesAddUpToZero(
            @ForAll("money") Money amount,
            @ForAll("measured") Map<CustomerId, Long> seconds,
            @ForAll("measured") Map<CustomerId, Long> tickets) {
        BigInteger sum = CrossSubsidy.of(amount, seconds, tickets).differences().values().stream()
                .map(difference -> BigInteger.valueOf(difference.amountMinor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(sum).isZero();
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.oneOf(
                nested(),
                reciprocal(),
                CostCentres.any().map(centres -> new Case(AllocationMethod.DIRECT, centres)),
                CostCentres.any().map(centres -> new Case(AllocationMethod.STEP_DOWN, centres)));
    }

    @Provide
    Arbitrary<Case> nested() {
        return CostCentres.nested().map(centres -> new Case(AllocationMethod.NESTED, centres));
    }

    /** Each centre serves a customer or nobody, so that all cost finds a way out. */
    @Provide
    Arbitrary<Case> reciprocal() {
        return CostCentres.any()
                .map(centres -> new Case(
                        AllocationMethod.RECIPROCAL,
                        centres.stream()
                                .map(centre -> {
                                    Map<Recipient, Long> measured = new TreeMap<>(centre.measured());
                                    measured.put(Recipient.bearer(new CustomerId(1)), 1L);
                                    return CostCentre.of(centre.pool(), measured);
                                })
                                .toList()));
    }

    @Provide
    Arbitrary<Money> money() {
        return CostCentres.money();
    }

    @Provide
    Arbitrary<Map<CustomerId, Long>> measured() {
        return CostCentres.measured();
    }

    private static void walk(List<CostCentre> all, CostCentre at, Ratio amount, Map<CustomerId, Ratio> exact) {
        Ratio total = Ratio.ZERO;
        for (long quantity : at.measured().values()) {
            total = total.plus(Ratio.of(at.pool().base().weightOf(quantity)));
        }
        if (total.isZero()) {
            exact.merge(CustomerId.UNALLOCATED, amount, Ratio::plus);
            return;
        }
        for (Map.Entry<Recipient, Long> use : at.measured().entrySet()) {
            Ratio part = amount.times(Ratio.of(at.pool().base().weightOf(use.getValue())))
                    .dividedBy(total);
            if (use.getKey() instanceof Recipient.Bearer bearer) {
                exact.merge(bearer.id(), part, Ratio::plus);
            } else {
                String name = use.getKey().toString();
                all.stream().filter(next -> next.name().equals(name)).forEach(next -> walk(all, next, part, exact));
            }
        }
    }

    /** One forgery for each field of a certificate that has a value to change. */
    private static List<AllocationCertificate> forgeries(AllocationCertificate was, Random random) {
        List<AllocationCertificate> forged = forgedWorkings(was, random);
        AllocationMethod other = AllocationMethod.values()[(was.method().ordinal() + 1) % 4];
        forged.add(new AllocationCertificate(other, was.charges(), was.shares(), was.receivers()));
        int at = random.nextInt(was.charges().size());
        Charge charge = was.charges().get(at);
        CostPool pool = charge.pool();
        Money more = new Money(pool.amount().amountMinor() + 1, pool.amount().currency());
        for (CostPool changed : List.of(
                new CostPool(pool.name() + "x", pool.amount(), pool.base()),
                new CostPool(pool.name(), more, pool.base()),
                new CostPool(pool.name(), pool.amount(), new AllocationBase.ByGivenWeights("me")))) {
            forged.add(withCharge(was, at, new Charge(changed, charge.passedOnMinor(), charge.uses())));
        }
        if (!charge.uses().isEmpty()) {
            int which = random.nextInt(charge.uses().size());
            Use use = charge.uses().get(which);
            Use measured = new Use(use.recipient(), use.measured() ^ 1, use.weight());
            Use recipient = new Use(Recipient.bearer(new CustomerId(99)), use.measured(), use.weight());
            forged.add(withCharge(was, at, withUse(charge, which, measured)));
            forged.add(withCharge(was, at, withUse(charge, which, recipient)));
            forged.add(withCharge(was, at, withUse(charge, which, null)));
        }
        return forged;
    }

    private static List<AllocationCertificate> forgedWorkings(AllocationCertificate was, Random random) {
        List<AllocationCertificate> forged = new ArrayList<>();
        int at = random.nextInt(was.charges().size());
        Charge charge = was.charges().get(at);
        Ratio passedOn = charge.passedOnMinor().plus(Ratio.of(1, 3));
        forged.add(withCharge(was, at, new Charge(charge.pool(), passedOn, charge.uses())));
        if (!charge.uses().isEmpty()) {
            int which = random.nextInt(charge.uses().size());
            Use use = charge.uses().get(which);
            forged.add(withCharge(
                    was, at, withUse(charge, which, new Use(use.recipient(), use.measured(), use.weight() ^ 1))));
        }
        int row = random.nextInt(was.shares().size());
        Share share = was.shares().get(row);
        Money amount = share.amount();
        long cut = share.truncatedMinor();
        for (Share changed : List.of(
                new Share(new CustomerId(99), share.idealMinor(), cut, amount),
                new Share(share.bearer(), share.idealMinor().plus(Ratio.of(1, 7)), cut, amount),
                new Share(share.bearer(), share.idealMinor(), cut + 1, amount),
                new Share(share.bearer(), share.idealMinor(), cut - 1, amount),
                new Share(
                        share.bearer(),
                        share.idealMinor(),
                        cut,
                        new Money(amount.amountMinor() + 1, amount.currency())),
                new Share(share.bearer(), share.idealMinor(), cut, Money.ofMinor(amount.amountMinor(), "EUR")))) {
            List<Share> shares = new ArrayList<>(was.shares());
            shares.set(row, changed);
            forged.add(new AllocationCertificate(was.method(), was.charges(), shares, was.receivers()));
        }
        List<Share> fewer = new ArrayList<>(was.shares());
        fewer.remove(row);
        forged.add(new AllocationCertificate(was.method(), was.charges(), fewer, was.receivers()));
        forged.addAll(forgedReceivers(was, share.bearer()));
        return forged;
    }

    private static List<AllocationCertificate> forgedReceivers(AllocationCertificate was, CustomerId somebody) {
        List<List<CustomerId>> lists = new ArrayList<>();
        List<CustomerId> more = new ArrayList<>(was.receivers());
        more.add(somebody);
        lists.add(more);
        if (!was.receivers().isEmpty()) {
            lists.add(was.receivers().subList(1, was.receivers().size()));
        }
        if (was.receivers().size() > 1) {
            List<CustomerId> reversed = new ArrayList<>(was.receivers());
            Collections.reverse(reversed);
            lists.add(reversed);
        }
        return lists.stream()
                .map(receivers -> new AllocationCertificate(was.method(), was.charges(), was.shares(), receivers))
                .toList();
    }

    private static AllocationCertificate withCharge(AllocationCertificate was, int at, Charge charge) {
        List<Charge> charges = new ArrayList<>(was.charges());
        charges.set(at, charge);
        return new AllocationCertificate(was.method(), charges, was.shares(), was.receivers());
    }

    private static Charge withUse(Charge was, int at, Use use) {
        List<Use> uses = new ArrayList<>(was.uses());
        uses.remove(at);
        if (use != null) {
            uses.add(at, use);
        }
        return new Charge(was.pool(), was.passedOnMinor(), uses);
    }

    private static Map<CustomerId, Money> negated(Map<CustomerId, Money> shares) {
        Map<CustomerId, Money> negated = new TreeMap<>(shares);
        negated.replaceAll((id, share) -> share.negated());
        return negated;
    }

    private static BigInteger sum(Allocation allocation) {
        return allocation.shares().values().stream()
                .map(share -> BigInteger.valueOf(share.amountMinor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    record Case(AllocationMethod method, List<CostCentre> centres) {
        Allocation allocate() {
            return Allocation.of(method, centres);
        }

        BigInteger pools() {
            return centres.stream()
                    .map(centre -> BigInteger.valueOf(centre.pool().amount().amountMinor()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        Case negated() {
            return new Case(
                    method,
                    centres.stream()
                            .map(centre -> new CostCentre(
                                    new CostPool(
                                            centre.name(),
                                            centre.pool().amount().negated(),
                                            centre.pool().base()),
                                    centre.measured()))
                            .toList());
        }
    }
}
