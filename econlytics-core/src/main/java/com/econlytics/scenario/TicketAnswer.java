package com.econlytics.scenario;

import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.Objects;

/** With how many support tickets customers break even, or why no number is the answer. */
public sealed interface TicketAnswer {
    /**
     * There is such a number.
     *
     * <p>Example: 4 tickets of 2.50 on average and a profit of 6.00: profit is 0 at 32/5 tickets, still at least 0 at 6, and
     * the headroom is 2.
     *
     * @param atZero the number at which profit is exactly 0, at the present average cost of a ticket
     * @param most the largest whole number at which profit is at least 0
     * @param headroom {@code most} less the present number: how many more there may be; negative if there are too many
     */
    record Solved(Ratio atZero, BigInteger most, BigInteger headroom) implements TicketAnswer {
        public Solved {
            Objects.requireNonNull(atZero, "atZero");
            Objects.requireNonNull(most, "most");
            Objects.requireNonNull(headroom, "headroom");
        }
    }

    /** Profit is below 0 even without any ticket. */
    record LossWithoutTickets() implements TicketAnswer {}

    /**
     * A ticket has no cost to reckon with.
     *
     * @param reason why
     */
    record Undefined(Reason reason) implements TicketAnswer {
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a ticket has no cost to reckon with. */
    enum Reason {
        /** There are no tickets. */
        NO_TICKETS,
        /** Some tickets wait for a rate or a decision, so that their cost is unknown. */
        PENDING_TICKETS,
        /** Support costs nothing in the currency, or is a credit. */
        NO_TICKET_COST
    }
}
