package com.econlytics.growth.forecast;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cash month by month: opening plus in less out is closing, to the cent, and the closing is the next opening.
 *
 * @param months in order and without a gap; at least one
 */
public record CashPlan(List<Month> months) {
    /**
     * What moves in a month, both positive; all in one currency.
     *
     * @param month when it moves, which is not when it is earned or owed
     * @param in received
     * @param out paid
     */
    public record Flow(YearMonth month, Money in, Money out) {
        public Flow {
            if (in.isNegative() || out.isNegative()) {
                throw new IllegalArgumentException(
                        month + " needs cash of 0 or more each way, not " + in + " and " + out);
            }
        }
    }

    /** A month with the cash at its start and end. */
    public record Month(Flow flow, Money opening, Money closing) {
        public Month {
            Money expected = opening.plus(flow.in()).minus(flow.out());
            if (!expected.equals(closing)) {
                throw new IllegalArgumentException(flow.month() + " closes with " + expected + ", not with " + closing);
            }
        }
    }

    public CashPlan {
        months = List.copyOf(months);
        if (months.isEmpty()) {
            throw new IllegalArgumentException("a plan of cash needs a month");
        }
        for (int i = 1; i < months.size(); i++) {
            requireNext(months.get(i - 1), months.get(i));
        }
    }

    /** The plan from this cash on. */
    public static CashPlan from(Money opening, List<Flow> flows) {
        List<Month> months = new ArrayList<>();
        Money cash = opening;
        for (Flow flow : flows) {
            Money closing = cash.plus(flow.in()).minus(flow.out());
            months.add(new Month(flow, cash, closing));
            cash = closing;
        }
        return new CashPlan(months);
    }

    /** The cash at the end. */
    public Money closing() {
        return months.get(months.size() - 1).closing();
    }

    /** How many months the closing cash lasts at the mean net burn of the plan; empty if none is burnt; 0 if there is no cash. */
    public Optional<Ratio> runwayMonths() {
        long burnt = months.get(0).opening().minus(closing()).amountMinor();
        if (burnt <= 0) {
            return Optional.empty();
        }
        long cash = Math.max(0, closing().amountMinor());
        return Ratio.find(cash, burnt).map(share -> share.times(Ratio.of(months.size())));
    }

    private static void requireNext(Month before, Month after) {
        boolean follows =
                before.flow().month().plusMonths(1).equals(after.flow().month());
        if (!follows || !before.closing().equals(after.opening())) {
            throw new IllegalArgumentException(
                    "after " + before.flow().month() + " with " + before.closing() + " comes "
                            + before.flow().month().plusMonths(1) + " with the same, not "
                            + after.flow().month() + " with "
                            + after.opening());
        }
    }
}
