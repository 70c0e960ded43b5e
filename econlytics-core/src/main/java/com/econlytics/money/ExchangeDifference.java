package com.econlytics.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What was gained or lost because a payment in another currency was given back at another rate than it came at.
 *
 * <p>All amounts are signed from the company's side. Each reversal has two parts that sum to what was settled: the one at
 * the original rate undoes revenue, and the realised difference is a gain or loss on exchange. It is no translation: both
 * amounts were really booked.
 *
 * <p>Example: EUR 100.00 came as USD 110.00; EUR 50.00 went back for USD 60.00. At the original rate that is −55.00, and the
 * realised difference is −5.00.
 *
 * @param receipt what came
 * @param reversals what went back and came again, in the order in which it happened
 */
public record ExchangeDifference(Exchanged receipt, List<Reversal> reversals) {
    public ExchangeDifference {
        reversals = List.copyOf(reversals);
    }

    /**
     * Splits each reversal of {@code receipt}.
     *
     * <p>The parts at the original rate are rounded cumulatively: after each reversal they sum to the exact part of the
     * receipt that is given back until then, rounded half to even. So a full refund in any number of steps undoes exactly
     * what was received, and what was given back too much counts on at the same rate.
     *
     * @param receipt its presented amount is not zero
     * @param reversals in the order in which they happened: refunds and disputes negative, reinstatements positive
     * @throws IllegalArgumentException if a reversal is in other currencies than the receipt
     */
    public static ExchangeDifference of(Exchanged receipt, List<Exchanged> reversals) {
        if (receipt.presented().isZero()) {
            throw new IllegalArgumentException("a receipt of " + receipt.presented() + " settled as "
                    + receipt.settled() + " has no rate; leave out what presents no amount");
        }
        List<Reversal> split = new ArrayList<>();
        Money presented = Money.zero(receipt.presented().currency());
        Money undone = Money.zero(receipt.settled().currency());
        for (Exchanged reversal : reversals) {
            requireSameCurrencies(receipt, reversal);
            presented = presented.plus(reversal.presented());
            Money cumulative = atRateOf(receipt, presented);
            split.add(new Reversal(reversal, cumulative.minus(undone)));
            undone = cumulative;
        }
        return new ExchangeDifference(receipt, split);
    }

    /** What was gained (positive) or lost in all, in the settlement currency. */
    public Money realised() {
        return reversals.stream()
                .map(Reversal::realised)
                .reduce(Money.zero(receipt.settled().currency()), Money::plus);
    }

    private static Money atRateOf(Exchanged receipt, Money presented) {
        BigInteger product = BigInteger.valueOf(receipt.settled().amountMinor())
                .multiply(BigInteger.valueOf(presented.amountMinor()));
        BigDecimal rounded = new BigDecimal(product)
                .divide(BigDecimal.valueOf(receipt.presented().amountMinor()), 0, RoundingMode.HALF_EVEN);
        return new Money(rounded.longValueExact(), receipt.settled().currency());
    }

    private static void requireSameCurrencies(Exchanged receipt, Exchanged reversal) {
        boolean same = receipt.presented()
                        .currency()
                        .equals(reversal.presented().currency())
                && receipt.settled().currency().equals(reversal.settled().currency());
        if (!same) {
            throw new IllegalArgumentException("a receipt of " + receipt + " has a reversal of " + reversal
                    + "; state both in the currencies of the receipt");
        }
    }

    /**
     * One movement, as the customer saw it and as it was booked.
     *
     * @param presented in the currency of the customer
     * @param settled in the currency of the balance
     */
    public record Exchanged(Money presented, Money settled) {
        /** {@code EUR 100.00 settled as USD 110.00}. */
        @Override
        public String toString() {
            return presented + " settled as " + settled;
        }
    }

    /**
     * A reversal in its two parts.
     *
     * @param booked the movement
     * @param atOriginalRate the part that undoes the receipt at the receipt's own rate
     */
    public record Reversal(Exchanged booked, Money atOriginalRate) {
        /** What was gained (positive) or lost: what was settled less the part at the original rate. */
        public Money realised() {
            return booked.settled().minus(atOriginalRate);
        }
    }
}
