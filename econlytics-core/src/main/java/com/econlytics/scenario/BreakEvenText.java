package com.econlytics.scenario;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Break-even answers in lines of text. */
final class BreakEvenText {
    private static final List<String> VERBS = List.of("could fall to", "breaks even at", "must rise to");

    private BreakEvenText() {}

    static String of(BreakEven of) {
        List<String> lines = new ArrayList<>(List.of(
                "break-even of " + of.about(),
                "profit " + of.profit() + " from " + of.payments() + " payments, " + of.tickets() + " tickets",
                "held as booked: refunds, disputes, other costs, allocated shares, how much is bought; "
                        + feesInWords(of)));
        lines.add("price: " + inWords(of.price()));
        if (of.price() instanceof PriceAnswer.Solved solved) {
            of.findSmallestPayment()
                    .filter(smallest -> exceeds(solved.changePerPayment(), smallest))
                    .ifPresent(smallest -> lines.add("  the fall is more than the smallest payment of " + smallest));
        }
        lines.add("tickets: " + inWords(of.ticketLimit()));
        if (of.pendingTickets() > 0) {
            lines.add("not counted: the cost of " + of.pendingTickets() + " tickets that are pending");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String feesInWords(BreakEven of) {
        return of.feeBasisPoints() == 0
                ? "fees too"
                : "fees too, and "
                        + new BigDecimal(of.feeBasisPoints()).movePointLeft(2).toPlainString()
                        + " % of what is received more or less";
    }

    private static boolean exceeds(Money change, Money smallest) {
        return change.isNegative() && change.plus(smallest).isNegative();
    }

    private static String inWords(PriceAnswer answer) {
        if (answer instanceof PriceAnswer.Solved solved) {
            String verb = VERBS.get(1 + solved.factor().minus(Ratio.ONE).signum());
            return verb + " " + percent(solved.factor()) + " of what is received, " + solved.changePerPayment()
                    + " a payment";
        }
        if (answer instanceof PriceAnswer.EvenForFree) {
            return "no loss even if nothing were paid";
        }
        return switch (((PriceAnswer.Undefined) answer).reason()) {
            case NO_RECEIPTS -> "undefined, nothing was received";
            case NO_PAYMENTS -> "undefined, no payment brought what was received";
        };
    }

    private static String inWords(TicketAnswer answer) {
        if (answer instanceof TicketAnswer.Solved solved) {
            return "at most " + solved.most() + ", headroom " + solved.headroom() + " (profit 0 at "
                    + solved.atZero().toDecimal(2).toPlainString() + ")";
        }
        if (answer instanceof TicketAnswer.LossWithoutTickets) {
            return "a loss even without any";
        }
        return switch (((TicketAnswer.Undefined) answer).reason()) {
            case NO_TICKETS -> "undefined, there are none";
            case PENDING_TICKETS -> "undefined, the cost of some is pending";
            case NO_TICKET_COST -> "undefined, they cost nothing in this currency";
        };
    }

    /** Rounded to be shown; the exact factor is the answer's. */
    private static String percent(Ratio factor) {
        return factor.times(Ratio.of(100)).toDecimal(2).toPlainString() + " %";
    }
}
