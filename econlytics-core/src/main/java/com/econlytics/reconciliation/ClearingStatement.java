package com.econlytics.reconciliation;

import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The balance at one account of a processor, as our ledger has it: opening + activity + payouts = closing, where payouts that
 * left are negative.
 *
 * <p>The ledger dates a payout when it left; the processor's own report deducts it when it arrives. The difference is money in
 * transit, so both closings are shown. What is pending with us is on no balance.
 *
 * <p>Example: opening 0.00, activity +950.00, payouts −900.00, closing 50.00; a payout of 300.00 is in transit, so on arrival
 * the closing is 350.00.
 *
 * @param account at the processor
 * @param currency of all amounts
 * @param period whole months of the books' calendar
 * @param opening at the start of the period
 * @param activity everything but payouts, after fees
 * @param payouts what left, negative, and what came back, positive
 * @param openingTransit payouts that had left before the period and had not arrived when it began
 * @param transit payouts that had left and had not arrived when the period ended
 * @param ties each automatic payout that left in the period, with its members
 * @param movements what each balance transaction of the period moved, by id
 */
public record ClearingStatement(
        SourceAccount account,
        Currency currency,
        MonthRange period,
        Money opening,
        Money activity,
        Money payouts,
        List<InTransit> openingTransit,
        List<InTransit> transit,
        List<PayoutTie> ties,
        List<Movement> movements) {
    public ClearingStatement {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        openingTransit = List.copyOf(openingTransit);
        transit = List.copyOf(transit);
        ties = List.copyOf(ties);
        movements = List.copyOf(movements);
    }

    /**
     * A payout that has left and not arrived.
     *
     * @param payout the source's id
     * @param amount positive
     */
    public record InTransit(String payout, Money amount) {}

    /**
     * What one balance transaction moved.
     *
     * @param balanceTransaction its id; the id of the fact if the source names none
     * @param net after fees
     */
    public record Movement(String balanceTransaction, Money net) {}

    /**
     * A figure of ours beside one of somebody else.
     *
     * @param name what it is
     * @param ours as the ledger has it
     * @param theirs as the report or the books have it
     */
    public record Comparison(String name, Money ours, Money theirs) {
        /** Ours less theirs. */
        public Money difference() {
            return ours.minus(theirs);
        }
    }

    /**
     * The statement of one account, currency and period.
     *
     * @param books what the ledger knows
     * @param account which account of a processor
     * @param currency which balance
     * @param period whole months
     */
    public static ClearingStatement of(Books books, SourceAccount account, Currency currency, MonthRange period) {
        return new ClearingLedger(books, account, currency).statement(period);
    }

    /** Whether {@code line} is of the balance at {@code account}: neither pending nor stated by a document that moves nothing. */
    public static boolean isOfBalance(Line line, SourceAccount account) {
        BalanceKey key = line.key();
        return line.fact().account().equals(account)
                && key.unit().isMoney()
                && key.account().section().use() != Section.Use.PENDING
                && !key.account().code().startsWith("stated.");
    }

    /** At the end of the period, payouts deducted when they left. */
    public Money closing() {
        return opening.plus(activity).plus(payouts);
    }

    /** At the start of the period, payouts deducted when they arrived. */
    public Money openingOnArrival() {
        return opening.plus(sum(openingTransit));
    }

    /** At the end of the period, payouts deducted when they arrived. */
    public Money closingOnArrival() {
        return closing().plus(inTransit());
    }

    /** What has left and not arrived when the period ends. */
    public Money inTransit() {
        return sum(transit);
    }

    /** Payouts as they arrived in the period, negative. */
    public Money payoutsOnArrival() {
        return closingOnArrival().minus(openingOnArrival()).minus(activity);
    }

    /**
     * Our figures beside those of the processor's own report, which deducts payouts when they arrive.
     *
     * @throws IllegalArgumentException if the report is about another account, period or currency
     */
    public List<Comparison> against(BalanceSummary report) {
        boolean same = report.account().equals(account)
                && report.period().equals(period)
                && report.opening().currency().equals(currency);
        if (!same) {
            throw new IllegalArgumentException("the report is about " + report.account() + " in " + report.period()
                    + " and " + report.opening().currency() + ", this statement about " + account + " in " + period
                    + " and " + currency + "; take the report of the same account, period and currency");
        }
        return List.of(
                new Comparison("opening", openingOnArrival(), report.opening()),
                new Comparison("activity", activity, report.activity()),
                new Comparison("payouts", payoutsOnArrival(), report.payouts()),
                new Comparison("closing", closingOnArrival(), report.closing()));
    }

    /** Every balance transaction that the report and the ledger state differently: tolerance 0. */
    public List<Discrepancy> against(Collection<BalanceMovement> report) {
        return Discrepancy.of(movements, report, currency);
    }

    /** The closing beside that of the clearing account in the company's books; the gap is what is in transit if it fits. */
    public Comparison againstBooks(Money clearingAccount) {
        return new Comparison("clearing account", closing(), clearingAccount);
    }

    /** What the period moved beside what the entries of the books on {@code clearingAccount} sum to. */
    public Comparison againstBooks(LedgerDetail detail, String clearingAccount) {
        if (!detail.coversAll(period)) {
            throw new IllegalArgumentException("the entries cover " + detail.covers() + ", this statement is about "
                    + period + "; read the entries of the whole period");
        }
        Money booked = Money.zero(currency);
        for (LedgerDetail.Entry entry : detail.entries()) {
            boolean here = entry.account().equals(clearingAccount)
                    && entry.amount().currency().equals(currency)
                    && period.contains(YearMonth.from(entry.date()));
            booked = here ? booked.plus(entry.amount()) : booked;
        }
        return new Comparison("movement of the clearing account", activity.plus(payouts), booked);
    }

    /** The payouts whose members do not sum to them. */
    public List<PayoutTie> untied() {
        return ties.stream().filter(tie -> !tie.isTied()).toList();
    }

    /** The statement as a table for people. */
    public String render() {
        List<String> text = new ArrayList<>();
        text.add(account + " " + currency + " " + period);
        text.add(row("opening", opening));
        text.add(row("activity", activity));
        text.add(row("payouts", payouts));
        text.add(row("closing", closing()));
        transit.forEach(payout -> text.add(row("in transit " + payout.payout(), payout.amount())));
        text.add(row("closing on arrival", closingOnArrival()));
        for (PayoutTie tie : ties) {
            text.add(row("payout " + tie.payout() + ", " + tie.members().size() + " members", tie.amount())
                    + (tie.isTied()
                            ? ""
                            : "  untied by " + tie.difference().toMajor().toPlainString()));
        }
        return String.join("\n", text) + "\n";
    }

    private static String row(String name, Money amount) {
        return String.format(Locale.ROOT, "  %-36s %14s", name, amount.toMajor().toPlainString());
    }

    private Money sum(List<InTransit> payouts) {
        return payouts.stream().map(InTransit::amount).reduce(Money.zero(currency), Money::plus);
    }
}
