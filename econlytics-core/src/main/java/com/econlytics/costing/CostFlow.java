package com.econlytics.costing;

import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Share;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.LargestRemainder;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The way of cost through centres, exact until it rests with its bearers, where it is rounded once. */
final class CostFlow {
    private final AllocationMethod method;
    private final List<CostCentre> centres;
    private final Map<Recipient, Integer> positions = new HashMap<>();
    private final Currency currency;
    private final List<Charge> ownCharges;

    CostFlow(AllocationMethod method, List<CostCentre> centres) {
        if (centres.isEmpty()) {
            throw new IllegalArgumentException("there is no cost centre; give at least one pool to share");
        }
        this.method = method;
        this.centres = List.copyOf(centres);
        this.currency = centres.get(0).pool().amount().currency();
        for (CostCentre centre : this.centres) {
            Money.zero(currency).plus(centre.pool().amount());
            if (positions.putIfAbsent(Recipient.centre(centre.name()), positions.size()) != null) {
                throw new IllegalArgumentException(
                        "two cost centres are named '" + centre.name() + "'; give each its own name");
            }
        }
        this.ownCharges = this.centres.stream().map(this::ownCharge).toList();
    }

    Allocation toAllocation() {
        List<Charge> charges = passedOn();
        SortedMap<CustomerId, Ratio> ideals = ideals(charges);
        LargestRemainder rounded = LargestRemainder.ofIdeals(List.copyOf(ideals.values()));
        List<CustomerId> bearers = List.copyOf(ideals.keySet());
        List<Share> shares = new ArrayList<>();
        SortedMap<CustomerId, Money> amounts = new TreeMap<>();
        for (int i = 0; i < bearers.size(); i++) {
            Money amount = new Money(rounded.parts().get(i), currency);
            long truncated = rounded.truncated().get(i);
            shares.add(new Share(bearers.get(i), rounded.ideals().get(i), truncated, amount));
            amounts.put(bearers.get(i), amount);
        }
        List<CustomerId> receivers =
                rounded.receivers().stream().map(bearers::get).toList();
        return new Allocation(total(), amounts, new AllocationCertificate(method, charges, shares, receivers));
    }

    private Money total() {
        BigInteger sum = centres.stream()
                .map(centre -> BigInteger.valueOf(centre.pool().amount().amountMinor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new Money(sum.longValueExact(), currency);
    }

    private Charge ownCharge(CostCentre centre) {
        List<Use> uses = new ArrayList<>();
        centre.measured().forEach((recipient, measured) -> {
            long weight = counts(centre, recipient) ? centre.pool().base().weightOf(measured) : 0;
            uses.add(new Use(recipient, measured, weight));
        });
        return new Charge(centre.pool(), Ratio.of(centre.pool().amount().amountMinor()), uses);
    }

    private boolean counts(CostCentre from, Recipient to) {
        return to instanceof Recipient.Bearer || method.charges(position(from), positionCharged(from, to));
    }

    private int positionCharged(CostCentre from, Recipient to) {
        Integer position = positions.get(to);
        if (position == null) {
            throw new IllegalArgumentException("'" + from.name() + "' charges '" + to
                    + "', which is not among the cost centres " + names() + "; add it or name one of them");
        }
        if (method == AllocationMethod.NESTED && position <= position(from)) {
            throw new IllegalArgumentException("'" + from.name() + "' charges '" + to
                    + "', which does not come after it; order nested pools from the outermost in, or use STEP_DOWN or"
                    + " RECIPROCAL");
        }
        return position;
    }

    private int position(CostCentre centre) {
        return positions.getOrDefault(Recipient.centre(centre.name()), -1);
    }

    private List<String> names() {
        return centres.stream().map(CostCentre::name).toList();
    }

    private List<Charge> passedOn() {
        List<Ratio> amounts = method == AllocationMethod.RECIPROCAL
                ? new ReciprocalCharges(ownCharges, positions).solve()
                : closedInOrder();
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Charge own = ownCharges.get(i);
            charges.add(new Charge(own.pool(), amounts.get(i), own.uses()));
        }
        return charges;
    }

    private List<Ratio> closedInOrder() {
        List<Ratio> amounts =
                new ArrayList<>(ownCharges.stream().map(Charge::passedOnMinor).toList());
        for (int from = 0; from < amounts.size(); from++) {
            for (Use use : ownCharges.get(from).uses()) {
                Integer to = positions.get(use.recipient());
                if (to != null && use.weight() > 0) {
                    Ratio part = amounts.get(from).times(fraction(ownCharges.get(from), use));
                    amounts.set(to, amounts.get(to).plus(part));
                }
            }
        }
        return amounts;
    }

    private static SortedMap<CustomerId, Ratio> ideals(List<Charge> charges) {
        SortedMap<CustomerId, Ratio> ideals = new TreeMap<>();
        for (Charge charge : charges) {
            boolean driven = charge.totalWeight().signum() > 0;
            Ratio perWeight = driven ? charge.passedOnMinor().dividedBy(Ratio.of(charge.totalWeight())) : Ratio.ZERO;
            for (Use use : charge.uses()) {
                if (use.recipient() instanceof Recipient.Bearer bearer) {
                    ideals.merge(bearer.id(), perWeight.times(Ratio.of(use.weight())), Ratio::plus);
                }
            }
            if (!driven) {
                ideals.merge(CustomerId.UNALLOCATED, charge.passedOnMinor(), Ratio::plus);
            }
        }
        return ideals;
    }

    static Ratio fraction(Charge charge, Use use) {
        return new Ratio(BigInteger.valueOf(use.weight()), charge.totalWeight());
    }
}
