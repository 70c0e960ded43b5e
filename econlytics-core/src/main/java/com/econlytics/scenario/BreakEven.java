package com.econlytics.scenario;

import com.econlytics.cohort.Population;
import com.econlytics.cohort.Segment;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Payment;
import com.econlytics.pnl.ProfitAndLoss;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * At which price, and with how many support tickets, customers earn the company exactly nothing, in one currency.
 *
 * <p>Everything else is held: refunds, disputes, other costs and allocated shares stay as booked, and nobody buys less
 * because it costs more. Fees stay as booked as well, because which part of them is proportional is not known; who knows it
 * states a {@link #withFeeRate rate} for what is received more or less. What is pending is in no figure.
 *
 * <p>Example: 2 payments of 10.00, costs of 23.00: the price is 1.50 a payment too low.
 *
 * @param about which customers, in words
 * @param profit their customer profit
 * @param receipts their gross receipts, late failures deducted
 * @param supportCost their support cost, allocated shares included, positive
 * @param tickets their tickets whose cost counts
 * @param pendingTickets their tickets whose cost is not known yet
 * @param payments how many of their payments brought money; one captured in parts is one
 * @param smallestPayment the smallest of them; null if there is none
 * @param feeBasisPoints the fee on what is received more or less, 0 to 9,999; 290 is 2.9 %
 */
public record BreakEven(
        String about,
        Money profit,
        Money receipts,
        Money supportCost,
        long tickets,
        long pendingTickets,
        long payments,
        @Nullable Money smallestPayment,
        long feeBasisPoints) {
    private static final long WHOLE = 10_000;
    private static final Ratio HALF = Ratio.of(1, 2);

    public BreakEven {
        Objects.requireNonNull(about, "about");
        requireOneCurrency(List.of(profit, receipts, supportCost), about);
        if (feeBasisPoints < 0 || feeBasisPoints >= WHOLE) {
            throw new IllegalArgumentException("a fee of " + feeBasisPoints
                    + " basis points leaves no price at which more is earned; state 0 to 9999, such as 290 for 2.9 %");
        }
    }

    /**
     * The break-even of one customer over all months of the books.
     *
     * @throws IllegalArgumentException if it is not in the books, or was merged into another
     */
    public static BreakEven of(Books books, CustomerId customer, Currency currency) {
        SortedSet<CustomerId> members = Members.require(books, List.of(customer));
        return of(books, Population.of(books), members, Members.inWords(members), currency);
    }

    /** The break-even of the customers of {@code segment} taken together, with their attributes as of {@code asOf}. */
    public static BreakEven of(Books books, Segment segment, Instant asOf, Currency currency) {
        Population population = Population.of(books);
        return of(books, population, population.members(segment, asOf), segment + ", as of " + asOf, currency);
    }

    private static BreakEven of(
            Books books, Population population, SortedSet<CustomerId> members, String about, Currency currency) {
        List<Balance> balances = population.balances().stream()
                .filter(balance -> members.contains(balance.key().customer()))
                .toList();
        ProfitAndLoss statement = ProfitAndLoss.of(balances, currency);
        List<Money> received = Payment.of(books.standings()).stream()
                .filter(payment -> members.contains(books.bearerOf(payment.party())))
                .map(Payment::received)
                .filter(amount -> amount.currency().equals(currency) && amount.amountMinor() > 0)
                .toList();
        return new BreakEven(
                about,
                statement.customerProfit(),
                statement.find(Section.GROSS_RECEIPTS).orElse(Money.zero(currency)),
                statement.find(Section.SUPPORT).orElse(Money.zero(currency)).negated(),
                tickets(balances, key -> key.account().section().use() == Section.Use.PROFIT),
                tickets(balances, key -> key.account().section().use() == Section.Use.PENDING),
                received.size(),
                received.stream().min(Comparator.naturalOrder()).orElse(null),
                0);
    }

    /**
     * The same with a fee of {@code basisPoints} on whatever is received more, and as much less fee on whatever is received
     * less. The fee of one payment's change is rounded half to even to a minor unit.
     *
     * <p>Example: at 290 basis points, 1.50 more on a payment costs 0.04 more (0.0435).
     */
    public BreakEven withFeeRate(long basisPoints) {
        return new BreakEven(
                about, profit, receipts, supportCost, tickets, pendingTickets, payments, smallestPayment, basisPoints);
    }

    /** The smallest payment; empty if there is none. */
    public Optional<Money> findSmallestPayment() {
        return Optional.ofNullable(smallestPayment);
    }

    /**
     * By how much the price would have to rise, or could fall.
     *
     * <p>The factor is {@code 1 − profit ÷ (receipts × (1 − fee rate))}, exact. The change of each payment is the smallest
     * whole one at which profit, fees rounded, is at least 0; it is meant for payments of a like size, because a great fall
     * would exceed a {@link #findSmallestPayment small one}.
     *
     * @throws ArithmeticException if the change of a payment does not fit
     */
    public PriceAnswer price() {
        if (receipts.amountMinor() <= 0) {
            return new PriceAnswer.Undefined(PriceAnswer.Reason.NO_RECEIPTS);
        }
        if (payments == 0) {
            return new PriceAnswer.Undefined(PriceAnswer.Reason.NO_PAYMENTS);
        }
        Ratio needed = Ratio.of(profit.amountMinor()).negated();
        Ratio factor =
                Ratio.ONE.plus(needed.dividedBy(Ratio.of(receipts.amountMinor()).times(kept())));
        if (factor.signum() < 0) {
            return new PriceAnswer.EvenForFree();
        }
        BigInteger change = smallestChange(ceiling(needed.dividedBy(Ratio.of(payments))));
        return new PriceAnswer.Solved(factor, new Money(change.longValueExact(), profit.currency()));
    }

    /**
     * How many tickets there may be.
     *
     * <p>Profit is 0 at {@code tickets + profit ÷ (support cost ÷ tickets)}.
     */
    public TicketAnswer ticketLimit() {
        if (pendingTickets > 0) {
            return new TicketAnswer.Undefined(TicketAnswer.Reason.PENDING_TICKETS);
        }
        if (tickets <= 0) {
            return new TicketAnswer.Undefined(TicketAnswer.Reason.NO_TICKETS);
        }
        if (supportCost.amountMinor() <= 0) {
            return new TicketAnswer.Undefined(TicketAnswer.Reason.NO_TICKET_COST);
        }
        Ratio average = Ratio.of(supportCost.amountMinor(), tickets);
        Ratio atZero = Ratio.of(tickets).plus(Ratio.of(profit.amountMinor()).dividedBy(average));
        if (atZero.signum() < 0) {
            return new TicketAnswer.LossWithoutTickets();
        }
        BigInteger most = atZero.truncated();
        return new TicketAnswer.Solved(atZero, most, most.subtract(BigInteger.valueOf(tickets)));
    }

    /** Both answers as plain text, with what they assume. */
    public String toText() {
        return BreakEvenText.of(this);
    }

    /**
     * The smallest change of a payment of which at least {@code wanted} is left once its fee is rounded. What is left is the
     * exact rest rounded to a neighbour, so it is {@code wanted} from half a unit below on, at a tie or one unit later.
     */
    private BigInteger smallestChange(BigInteger wanted) {
        BigInteger change = ceiling(Ratio.of(wanted).minus(HALF).dividedBy(kept()));
        return left(change).compareTo(wanted) >= 0 ? change : change.add(BigInteger.ONE);
    }

    private BigInteger left(BigInteger change) {
        Ratio fee = Ratio.of(change).times(Ratio.of(feeBasisPoints, WHOLE));
        return change.subtract(fee.roundHalfEven());
    }

    private Ratio kept() {
        return Ratio.of(WHOLE - feeBasisPoints, WHOLE);
    }

    private static void requireOneCurrency(List<Money> figures, String about) {
        if (figures.stream().map(Money::currency).distinct().count() > 1) {
            throw new IllegalArgumentException("the break-even of " + about + " has figures in more than one currency: "
                    + figures + "; state each currency's on its own");
        }
    }

    private static BigInteger ceiling(Ratio ratio) {
        BigInteger whole = ratio.truncated();
        return ratio.compareTo(Ratio.of(whole)) > 0 ? whole.add(BigInteger.ONE) : whole;
    }

    private static long tickets(Collection<Balance> balances, Predicate<BalanceKey> where) {
        return balances.stream()
                .filter(balance -> balance.key().unit().equals(Unit.of(Driver.TICKET)) && where.test(balance.key()))
                .mapToLong(Balance::amount)
                .reduce(0L, Math::addExact);
    }
}
