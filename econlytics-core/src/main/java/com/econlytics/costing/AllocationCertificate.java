package com.econlytics.costing;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The working of an allocation, from which anybody can check it: what was put in, which weights were used, the exact
 * parts, and who was given the units that were left over.
 *
 * <p>It is a claim. {@link #verify()} checks it by definition, without the code that made it; {@link #verifyAgainst}
 * checks besides that it is about the given pools. {@link #toText()} prints it for a reader.
 *
 * @param method which charges between centres count
 * @param charges one for each centre, in the order given
 * @param shares one for each bearer, by customer number
 * @param receivers who was given a leftover unit, first receiver first: largest fractions first, ties by number
 */
public record AllocationCertificate(
        AllocationMethod method, List<Charge> charges, List<Share> shares, List<CustomerId> receivers) {
    public AllocationCertificate {
        Objects.requireNonNull(method, "method");
        charges = List.copyOf(charges);
        shares = List.copyOf(shares);
        receivers = List.copyOf(receivers);
    }

    /**
     * How the cost of one centre was passed on.
     *
     * @param pool its own cost and base
     * @param passedOnMinor its own cost and what other centres charged it, exact, in minor units
     * @param uses one for each recipient, centres first
     */
    public record Charge(CostPool pool, Ratio passedOnMinor, List<Use> uses) {
        public Charge {
            Objects.requireNonNull(pool, "pool");
            Objects.requireNonNull(passedOnMinor, "passedOnMinor");
            uses = List.copyOf(uses);
        }

        /** The sum of the weights; 0 if there is no driver, and all is unallocated. */
        public BigInteger totalWeight() {
            return uses.stream().map(use -> BigInteger.valueOf(use.weight())).reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** The recipients whose negative quantity counted as 0, with the quantity. */
        public List<Use> countedAsZero() {
            return uses.stream()
                    .filter(use -> use.measured() < 0 && use.weight() == 0)
                    .toList();
        }

        CostCentre toCentre() {
            SortedMap<Recipient, Long> measured = new TreeMap<>();
            uses.forEach(use -> measured.put(use.recipient(), use.measured()));
            return new CostCentre(pool, measured);
        }
    }

    /**
     * What one recipient drew on a centre.
     *
     * @param recipient who
     * @param measured the quantity as given
     * @param weight the weight as used: 0 for a negative quantity and for a charge that the method leaves out
     */
    public record Use(Recipient recipient, long measured, long weight) {
        public Use {
            Objects.requireNonNull(recipient, "recipient");
        }
    }

    /**
     * What one bearer bears of all pools.
     *
     * @param bearer a customer, unattributed or unallocated
     * @param idealMinor the exact part in minor units
     * @param truncatedMinor the ideal cut towards 0
     * @param amount the result
     */
    public record Share(CustomerId bearer, Ratio idealMinor, long truncatedMinor, Money amount) {
        public Share {
            Objects.requireNonNull(bearer, "bearer");
            Objects.requireNonNull(idealMinor, "idealMinor");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** What does not hold in this certificate; empty if it is verified. */
    public List<CertificateFinding> verify() {
        return new CertificateVerifier(this).findings();
    }

    /** The same, and whether it is about this method and these centres with these quantities, in this order. */
    public List<CertificateFinding> verifyAgainst(AllocationMethod agreed, List<CostCentre> centres) {
        boolean same = method == agreed
                && charges.stream().map(Charge::toCentre).toList().equals(centres);
        return same ? verify() : new CertificateVerifier(this).findingsForOtherInputs();
    }

    /** The certificate in lines of text, the same in every locale. */
    public String toText() {
        return CertificateText.of(this);
    }
}
