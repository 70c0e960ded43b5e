package com.econlytics.ledger;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.Valuation;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Standing;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rule by which a fact becomes lines. A refund becomes a line of the profit and loss here and nowhere else.
 *
 * <p>A posting has a line for each leg, in the month in which the money moved, on the customer its party belongs to. An
 * activity has a line for each quantity, and one more for its cost if it has a price; without a rate its work is pending.
 * If work is costed against the payroll, there is a third for the same amount with the other sign, on nobody's account, by
 * which the payroll is relieved. The cost of {@code support} that is an estimate stands on {@code support_estimated}.
 * A contested fact has its amounts on {@code pending.contested}, so that nothing of it counts and nothing is lost.
 *
 * <p>Example: a refund of 10.00 on 2 June whose party is customer 7 is the one line {@code (customer 7, 2026-06, refunds,
 * USD -1000)}.
 *
 * @param chart the accounts that may be used
 * @param calendar the months
 */
public record Booking(ChartOfAccounts chart, BusinessCalendar calendar) {
    public Booking {
        Objects.requireNonNull(chart, "chart");
        Objects.requireNonNull(calendar, "calendar");
    }

    /**
     * The lines that a fact should have.
     *
     * @param standing which content counts
     * @param bearerOf who bears what concerns a party
     * @param costs the prices of work
     */
    public List<Line> lines(Standing standing, Function<Party, CustomerId> bearerOf, CostModel costs) {
        Fact fact = standing.content();
        if (fact.id().account().equals(AllocationRun.SOURCE)) {
            throw new IllegalArgumentException("fact " + fact.id() + " bears the name of an allocation run;"
                    + " book it under a source account of its own");
        }
        Lines lines = new Lines(fact, bearerOf.apply(fact.party()), calendar.monthOf(fact.occurredAt()));
        if (fact instanceof Posting posting) {
            book(posting, standing.isContested(), lines);
        } else if (fact instanceof Activity activity) {
            book(activity, standing.isContested(), costs, lines);
        }
        return lines.all();
    }

    /**
     * The lines to append so that a fact with the lines {@code booked} has the lines {@code wanted}: nothing if they sum
     * to the same, else a reversal of each open balance that changes and its new line.
     *
     * <p>What is booked in a closed month stays. The difference to it counts in the earliest open month, under the origin
     * of what it corrects: a refund of 10.00 in closed June that turns out to be 12.00 is one line of −2.00 in July, origin
     * June.
     *
     * @param closing which months are closed
     */
    public static List<Line> restate(Collection<Line> booked, Collection<Line> wanted, Closing closing) {
        if (booked.isEmpty() && wanted.isEmpty()) {
            return List.of();
        }
        SortedMap<BalanceKey, Long> before = sums(booked);
        SortedMap<BalanceKey, Long> after = new TreeMap<>();
        wanted.forEach(line -> Balance.add(after, posted(line, closing)));
        before.forEach((key, sum) -> {
            if (closing.isClosed(key.month())) {
                Balance.add(after, key.countedIn(closing.postingMonth(key.origin())), Math.negateExact(sum));
            }
        });
        before.keySet().removeIf(key -> closing.isClosed(key.month()));
        return difference(factOf(booked, wanted), before, after);
    }

    /**
     * Refuses to close a month that is not over.
     *
     * @throws IllegalArgumentException if {@code month} has not ended at {@code now}
     */
    public void requireEnded(YearMonth month, Instant now) {
        if (calendar.month(month).endExclusive().isAfter(now)) {
            throw new IllegalArgumentException(month + " has not ended; close it when it is over");
        }
    }

    /** The lines of one fact after more were appended, reversals cancelled. */
    static List<Line> netted(List<Line> booked, List<Line> appended) {
        List<Line> all = new ArrayList<>(booked);
        all.addAll(appended);
        return all.isEmpty()
                ? all
                : Balance.of(all).stream()
                        .map(balance -> new Line(factOf(booked, appended), balance.key(), balance.amount()))
                        .toList();
    }

    private static Line posted(Line line, Closing closing) {
        return new Line(
                line.fact(),
                line.key().countedIn(closing.postingMonth(line.key().origin())),
                line.amount());
    }

    private static FactId factOf(Collection<Line> booked, Collection<Line> wanted) {
        return (booked.isEmpty() ? wanted : booked).iterator().next().fact();
    }

    private static List<Line> difference(FactId fact, Map<BalanceKey, Long> before, Map<BalanceKey, Long> after) {
        List<Line> appended = new ArrayList<>();
        before.forEach((key, sum) -> {
            if (!sum.equals(after.get(key))) {
                appended.add(new Line(fact, key, sum).reversal());
            }
        });
        after.forEach((key, sum) -> {
            if (!sum.equals(before.get(key))) {
                appended.add(new Line(fact, key, sum));
            }
        });
        return appended;
    }

    private void book(Posting posting, boolean contested, Lines lines) {
        for (Leg leg : posting.legs()) {
            lines.add(contested ? ChartOfAccounts.CONTESTED : chart.require(leg.account()), leg.amount());
        }
    }

    private void book(Activity activity, boolean contested, CostModel costs, Lines lines) {
        Account account = contested ? ChartOfAccounts.CONTESTED : chart.require(activity.account());
        if (!contested && CostModel.prices(activity)) {
            Valuation valuation = costs.value(activity);
            if (valuation instanceof Valuation.AtRate priced) {
                book(priced, activity.account(), lines);
            } else if (valuation instanceof Valuation.NoRate) {
                account = ChartOfAccounts.NO_RATE;
            }
        }
        for (Quantity quantity : activity.quantities()) {
            lines.add(account, quantity);
        }
    }

    private void book(Valuation.AtRate priced, Account account, Lines lines) {
        boolean estimated = priced.isEstimate() && account.equals(ChartOfAccounts.SUPPORT);
        lines.add(
                estimated ? chart.require(ChartOfAccounts.SUPPORT_ESTIMATED) : account,
                priced.cost().negated());
        if (priced.absorbsPayroll()) {
            lines.absorb(chart.require(absorber(lines.bearer)), priced.cost());
        }
    }

    /** One account for each kind of bearer, because the payroll is relieved on one bearer for all of them. */
    private static Account absorber(CustomerId bearer) {
        if (bearer.isCustomer()) {
            return ChartOfAccounts.SUPPORT_ABSORBED;
        }
        return bearer.equals(CustomerId.UNATTRIBUTED)
                ? ChartOfAccounts.SUPPORT_ABSORBED_UNATTRIBUTED
                : ChartOfAccounts.SUPPORT_ABSORBED_INTERNAL;
    }

    private static SortedMap<BalanceKey, Long> sums(Collection<Line> lines) {
        SortedMap<BalanceKey, Long> sums = new TreeMap<>();
        lines.forEach(line -> Balance.add(sums, line));
        return sums;
    }

    /** The lines of one fact, all in one month, and all on one customer but for what they take over from the payroll. */
    private static final class Lines {
        private final Fact fact;
        private final CustomerId bearer;
        private final YearMonth month;
        private final List<Line> lines = new ArrayList<>();

        Lines(Fact fact, CustomerId bearer, YearMonth month) {
            this.fact = fact;
            this.bearer = bearer;
            this.month = month;
        }

        void add(Account account, Money amount) {
            add(bearer, account, Unit.of(amount.currency()), amount.amountMinor());
        }

        void absorb(Account account, Money amount) {
            add(CustomerId.UNALLOCATED, account, Unit.of(amount.currency()), amount.amountMinor());
        }

        void add(Account account, Quantity quantity) {
            add(bearer, account, Unit.of(quantity.driver()), quantity.amount());
        }

        private void add(CustomerId on, Account account, Unit unit, long amount) {
            if (amount != 0) {
                lines.add(Line.of(fact.id(), on, month, account, unit, amount));
            }
        }

        List<Line> all() {
            return List.copyOf(lines);
        }
    }
}
