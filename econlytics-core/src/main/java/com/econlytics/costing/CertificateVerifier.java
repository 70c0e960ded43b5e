package com.econlytics.costing;

import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Share;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.costing.CertificateFinding.Kind;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks a certificate by definition. It shares no rule with the code that makes one: a reciprocal solution is checked
 * by putting it into the equations, a rounding by what a rounding must satisfy.
 */
final class CertificateVerifier {
    private static final String WHOLE = "the allocation";

    private final AllocationCertificate certificate;
    private final BigInteger pools;
    private final BigInteger leftover;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<CertificateFinding> findings = new ArrayList<>();

    CertificateVerifier(AllocationCertificate certificate) {
        this.certificate = certificate;
        this.pools = sum(certificate.charges().stream()
                .map(charge -> charge.pool().amount().amountMinor())
                .toList());
        this.leftover = pools.subtract(
                sum(certificate.shares().stream().map(Share::truncatedMinor).toList()));
    }

    List<CertificateFinding> findingsForOtherInputs() {
        findings.add(new CertificateFinding(Kind.OTHER_INPUTS, WHOLE));
        return findings();
    }

    List<CertificateFinding> findings() {
        checkCurrency();
        checkCentres();
        checkWeights();
        checkFlows();
        checkRounding();
        checkReceivers();
        checkSum();
        return List.copyOf(findings);
    }

    private void checkCurrency() {
        Set<Currency> currencies = new HashSet<>();
        certificate
                .charges()
                .forEach(charge -> currencies.add(charge.pool().amount().currency()));
        certificate.shares().forEach(share -> currencies.add(share.amount().currency()));
        require(currencies.size() == 1, Kind.CURRENCY_DIFFERS, WHOLE);
    }

    private void checkCentres() {
        for (Charge charge : certificate.charges()) {
            String name = charge.pool().name();
            require(positions.putIfAbsent(name, positions.size()) == null, Kind.NOT_IN_ORDER, name);
            List<Recipient> recipients =
                    charge.uses().stream().map(Use::recipient).toList();
            require(List.copyOf(new TreeSet<>(recipients)).equals(recipients), Kind.NOT_IN_ORDER, name);
        }
    }

    private void checkWeights() {
        for (Charge charge : certificate.charges()) {
            String from = charge.pool().name();
            for (Use use : charge.uses()) {
                boolean counts = true;
                if (use.recipient() instanceof Recipient.Centre centre) {
                    boolean later = position(centre.name()) > position(from);
                    boolean possible = later || certificate.method() != AllocationMethod.NESTED;
                    require(position(centre.name()) >= 0 && possible, Kind.CENTRE_UNKNOWN, centre.name());
                    counts = certificate.method() == AllocationMethod.RECIPROCAL
                            || (later && certificate.method() != AllocationMethod.DIRECT);
                }
                long claim = charge.pool().base() instanceof AllocationBase.Equally ? 1 : use.measured();
                long expected = counts && claim > 0 ? claim : 0;
                require(use.weight() == expected, Kind.WEIGHT_DIFFERS, from + " to " + use.recipient());
            }
        }
    }

    private void checkFlows() {
        Map<Recipient, Ratio> received = received();
        for (Charge charge : certificate.charges()) {
            String name = charge.pool().name();
            Ratio own = Ratio.of(charge.pool().amount().amountMinor());
            Ratio charged = received.getOrDefault(Recipient.centre(name), Ratio.ZERO);
            require(charge.passedOnMinor().equals(own.plus(charged)), Kind.PASSED_ON_DIFFERS, name);
        }
        List<Recipient> bearers = received.keySet().stream()
                .filter(Recipient.Bearer.class::isInstance)
                .toList();
        List<Recipient> listed = certificate.shares().stream()
                .map(share -> Recipient.bearer(share.bearer()))
                .toList();
        require(listed.equals(bearers), Kind.BEARERS_DIFFER, WHOLE);
        for (Share share : certificate.shares()) {
            Ratio expected = received.getOrDefault(Recipient.bearer(share.bearer()), Ratio.ZERO);
            require(
                    share.idealMinor().equals(expected),
                    Kind.IDEAL_DIFFERS,
                    share.bearer().toString());
        }
    }

    private Map<Recipient, Ratio> received() {
        Map<Recipient, Ratio> received = new TreeMap<>();
        for (Charge charge : certificate.charges()) {
            Ratio total = Ratio.of(charge.totalWeight());
            if (total.isZero()) {
                received.merge(Recipient.bearer(CustomerId.UNALLOCATED), charge.passedOnMinor(), Ratio::plus);
            }
            for (Use use : charge.uses()) {
                Ratio part = total.isZero()
                        ? Ratio.ZERO
                        : charge.passedOnMinor().times(Ratio.of(use.weight())).dividedBy(total);
                received.merge(use.recipient(), part, Ratio::plus);
            }
        }
        return received;
    }

    private void checkRounding() {
        Set<CustomerId> receivers = new HashSet<>(certificate.receivers());
        Ratio unit = Ratio.of(leftover.signum());
        for (Share share : certificate.shares()) {
            String subject = share.bearer().toString();
            Ratio cut = Ratio.of(share.truncatedMinor());
            Ratio amount = Ratio.of(share.amount().amountMinor());
            boolean nearer = fraction(share).signum() * share.idealMinor().signum() >= 0;
            boolean sameSign = cut.signum() * share.idealMinor().signum() >= 0;
            require(
                    fraction(share).abs().compareTo(Ratio.ONE) < 0 && nearer && sameSign,
                    Kind.TRUNCATION_DIFFERS,
                    subject);
            Ratio expected = receivers.contains(share.bearer()) ? cut.plus(unit) : cut;
            require(amount.equals(expected), Kind.AMOUNT_DIFFERS, subject);
            boolean close = amount.minus(share.idealMinor()).abs().compareTo(Ratio.ONE) < 0;
            require(close && amount.signum() * share.idealMinor().signum() >= 0, Kind.NOT_WITHIN_ONE_UNIT, subject);
        }
    }

    /** Each receiver must outrank whoever was served after it, and everybody who was not served. */
    private void checkReceivers() {
        Map<CustomerId, Share> waiting = new HashMap<>();
        certificate.shares().forEach(share -> waiting.put(share.bearer(), share));
        List<Share> served = new ArrayList<>();
        for (CustomerId receiver : certificate.receivers()) {
            Share share = waiting.remove(receiver);
            boolean entitled = share != null && claim(share).signum() > 0;
            require(entitled, Kind.RECEIVER_DIFFERS, receiver.toString());
            if (share != null) {
                served.add(share);
            }
        }
        for (int i = 1; i < served.size(); i++) {
            String subject = served.get(i).bearer().toString();
            require(outranks(served.get(i - 1), served.get(i)), Kind.RECEIVERS_NOT_IN_ORDER, subject);
        }
        if (!served.isEmpty()) {
            Share last = served.get(served.size() - 1);
            boolean passedOver = waiting.values().stream().anyMatch(share -> outranks(share, last));
            require(!passedOver, Kind.RECEIVERS_NOT_IN_ORDER, WHOLE);
        }
    }

    private void checkSum() {
        BigInteger shares = sum(certificate.shares().stream()
                .map(share -> share.amount().amountMinor())
                .toList());
        require(shares.equals(pools), Kind.SUM_DIFFERS, WHOLE);
    }

    private boolean outranks(Share left, Share right) {
        int byFraction = claim(left).compareTo(claim(right));
        return byFraction > 0 || (byFraction == 0 && left.bearer().compareTo(right.bearer()) < 0);
    }

    private Ratio claim(Share share) {
        return fraction(share).times(Ratio.of(leftover.signum()));
    }

    private static Ratio fraction(Share share) {
        return share.idealMinor().minus(Ratio.of(share.truncatedMinor()));
    }

    private static BigInteger sum(List<Long> amounts) {
        return amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private int position(String centre) {
        return positions.getOrDefault(centre, -1);
    }

    private void require(boolean holds, Kind kind, String subject) {
        CertificateFinding finding = new CertificateFinding(kind, subject);
        if (!holds && !findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
